import { isInRange, isName, NAMES, RANGES } from '../../kubernetes';
import { must, type Rule, wholeNumber, within } from './rule';

/** The number of a port. */
export const portNumber: Rule = within(RANGES.port);

/** The number of a port, or the name that the pods have for it. */
export const portNumberOrName: Rule = must(
  ({ raw: value }) => (typeof value === 'number' ? isInRange(RANGES.port, value) : isName('port', value)),
  `${wholeNumber(RANGES.port)}, or ${NAMES.port.words}`,
);
