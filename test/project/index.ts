export { readDocumentedCharts, readVariousObjects } from './chart-files';
export { ProjectCopy } from './project-copy';
