import { readDocumentedCharts, readVariousObjects } from './chart-files';
import { ProjectCopy } from './project-copy';

const TIMEOUT_MS = 300_000;

let copy: ProjectCopy;

beforeEach(() => {
  copy = new ProjectCopy();
});

afterEach(() => copy.delete());

test(
  'passes all tests and checks with the apps of the docs, a CronJob, a ConfigMap and pod annotations',
  () => {
    const documented = readDocumentedCharts();
    expect(documented).not.toEqual([]);
    for (const chart of [...documented, readVariousObjects()]) copy.addChart(chart);
    expect(copy.runTestsAndChecks()).toEqual([]);
  },
  TIMEOUT_MS,
);

test(
  'passes all tests and checks without the apps of the lab',
  () => {
    copy.deleteLab();
    expect(copy.runTestsAndChecks()).toEqual([]);
  },
  TIMEOUT_MS,
);
