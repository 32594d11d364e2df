export { DEFAULT_RELEASE } from './helm';
export { type RenderedSource, type RenderOptions, renderFolder, renderRevision } from './render';
