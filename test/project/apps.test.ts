import { readDocumentedCharts, readVariousObjects } from './chart-files';
import { ProjectCopy } from './project-copy';

const MS = 300_000;

let copy: ProjectCopy;

beforeEach(() => {
  copy = new ProjectCopy();
});

afterEach(() => copy.delete());

test(
  'a project with the apps of the docs, a CronJob, a ConfigMap and pod annotations passes its tests',
  () => {
    const documented = readDocumentedCharts();
    expect(documented).not.toEqual([]);
    for (const chart of [...documented, readVariousObjects()]) copy.addChart(chart);
    expect(copy.runTestsAndChecks()).toEqual([]);
  },
  MS,
);

test(
  'a project without the apps of the lab passes its tests',
  () => {
    copy.deleteLab();
    expect(copy.runTestsAndChecks()).toEqual([]);
  },
  MS,
);
