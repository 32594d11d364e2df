/**
 * Runs `npm run check` in a copy of this project that has the apps of the documentation in place of the lab's. It fails
 * if a test or a check of the product depends on which apps there are.
 */
import { spawnSync } from 'node:child_process';
import { ProjectCopy, readDocumentedCharts, readVariousObjects } from '../test/project';

const copy = new ProjectCopy();
try {
  copy.deleteLab();
  for (const chart of [...readDocumentedCharts(), readVariousObjects()]) copy.addChart(chart);
  npm('run', 'fix');
  npm('run', 'synth');
  npm('test', '--', '--updateSnapshot', 'main.test.ts');
  copy.commit('other apps');
  npm('run', 'check');
} finally {
  copy.delete();
}

function npm(...args: readonly string[]): void {
  const { status } = spawnSync('npm', args, { cwd: copy.path, stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
