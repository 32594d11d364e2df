export { type Answer, ApiServer } from './api-server';
