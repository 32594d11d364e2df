export { STATEFUL_IMAGES } from './table';
