export { KIND_SPECIMENS } from './kind-specimens';
export type { Specimen } from './specimen';
