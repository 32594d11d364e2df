export { type Configurations, causesOf } from './causes';
