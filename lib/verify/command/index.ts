export type { VerifyStreams, VerifyTools } from './streams';
export { verify } from './verify';
