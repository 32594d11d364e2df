export { App, type DataMount, type Expected, statedIn } from './app';
export { drift } from './drift';
export { frontOf, NO_PORT, portOf, type Web, webOf, websOf } from './web';
