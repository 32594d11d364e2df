import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const { POLICY_TOOLS = '' } = process.env;
const FOLDER = '.github/workflows';

test('actionlint finds no fault in the workflows', () => {
  const files = readdirSync(FOLDER).map((file) => join(FOLDER, file));
  const { error, status, stdout } = spawnSync(join(POLICY_TOOLS, 'actionlint'), files, { encoding: 'utf8' });
  expect([error, stdout, status]).toEqual([undefined, '', 0]);
  expect(files.length).toBeGreaterThanOrEqual(3);
});
