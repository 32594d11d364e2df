export { type Decoded, type DecodeOptions, decode } from './decode';
export { meaning } from './normalize-quantities';
export { amount } from './quantity';
