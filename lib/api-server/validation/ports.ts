import { hasForm, isInRange, RANGES, STRING_FORMS } from '../../kubernetes';
import { describeRange, type FieldRule, f } from '../../validation';

/** The number of a port. */
export const portNumber: FieldRule = f.integer(RANGES.port);

/** The number of a port, or the name of a container port. */
export const portNumberOrName: FieldRule = f.refine(
  ({ raw }) => (typeof raw === 'number' ? isInRange(RANGES.port, raw) : hasForm('port', raw)),
  `${describeRange(RANGES.port)}, or ${STRING_FORMS.port.words}`,
);
