export type { Means, Streams } from './streams';
export { verify } from './verify';
