export { DEFAULT_RELEASE } from './helm';
export { type Rendered, type RenderOptions, renderFolder, renderRevision } from './render';
