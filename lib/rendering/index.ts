export { DEFAULT_RELEASE } from './helm';
export { type RenderedSource, renderFolder, renderRevision } from './render';
export type { RenderOptions } from './render-target';
