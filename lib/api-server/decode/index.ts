export { type Decoded, type DecodeOptions, decode } from './decode';
export { normalizeQuantities } from './normalize-quantities';
export { quantityInNanos } from './quantity';
