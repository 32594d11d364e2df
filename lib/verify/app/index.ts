export { App, claimName, type DataMount, type Expected } from './app';
export { drift } from './drift';
export { frontOf, portOf, type Web, webOf, websOf } from './web';
