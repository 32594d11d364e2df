import { labelKey, labelValue } from './names';
import { mapOf } from './props';
import { anyText } from './text';

export const labels = mapOf(labelKey, labelValue);

export const annotations = mapOf(
  labelKey.map((key) => key.toLowerCase()),
  anyText,
);
