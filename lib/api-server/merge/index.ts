export { merged } from './merged';
export { isSame } from './same';
export { memberOf, type Shape, shapeOf } from './shape';
export { unmergeable } from './unmergeable';
