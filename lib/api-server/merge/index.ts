export { merged } from './merged';
export { memberOf, type Shape, shapeOf } from './shape';
export { unmergeable } from './unmergeable';
