import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { MEASURED, MEASURED_VERSIONS } from '../../lib/kubernetes';
import { formatApiJson } from './api-json';
import { readRelease } from './release';

const API_JSON = 'lib/kubernetes/api.json';

/** Writes the kinds and types of the measured versions to `lib/kubernetes/api.json`. */
function writeApiJson(): void {
  const releases = MEASURED.map((version) => ({ version, ...readRelease(MEASURED_VERSIONS[version]) }));
  writeFileSync(API_JSON, formatApiJson(releases));
  execFileSync('npx', ['--no-install', 'biome', 'format', '--write', API_JSON], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

writeApiJson();
