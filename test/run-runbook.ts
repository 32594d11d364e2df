import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

type RunbookLines = readonly string[] | undefined;

/** A runbook as text. */
export const textOf = (lines: RunbookLines) => (lines ?? []).join('\n');

/** The lines of a runbook that are no comments. */
export const commandsOf = (lines: RunbookLines) => (lines ?? []).filter((line) => !line.trimStart().startsWith('#'));

/** Whether sh can parse a runbook. */
export const isShellScript = (lines: RunbookLines) => spawnSync('sh', ['-n', '-c', textOf(lines)]).status === 0;

/** The answers of the kubectl that `runInShell` uses. */
interface KubectlAnswers {
  /** Whether the API server accepts the immutable fields of HEAD, because the object was recreated before. */
  readonly isRecreated?: boolean;
  /** The revision of each pod. */
  readonly revision?: string;
  /** An object that does not exist. */
  readonly missing?: string;
  /** The subdomain of each pod. */
  readonly subdomain?: string;
  /** Whether Jobs fail. */
  readonly isFailing?: boolean;
}

/**
 * Runs a runbook in sh, and returns the arguments of each kubectl call. The working directory is a temporary folder. A
 * runbook that waits for a change of the cluster ends there, since this kubectl changes nothing.
 */
export function runInShell(lines: RunbookLines, answers: KubectlAnswers = {}): string {
  const {
    isRecreated = false,
    revision = 'found',
    missing = 'nothing',
    isFailing = false,
    subdomain = 'found',
  } = answers;
  const kubectl = `kubectl() {
    printf '<%s>' "$@" >&2; echo >&2
    case "$*" in
      *patch*--dry-run=server*) ${isRecreated};;
      *'{.status.succeeded}') ${isFailing} || echo 1;;
      *deletionTimestamp*|*go-template*|*get*${missing}*) ;;
      *.spec.replicas*|*.ordinals.start*) echo 2;;
      *.spec.subdomain*) echo '${subdomain}';;
      *controller-revision-hash*) echo ${revision};;
      *) echo found;;
    esac
  }
  sleep() { exit; }`;
  const cwd = mkdtempSync(join(tmpdir(), 'runbook-'));
  const { stderr } = spawnSync('sh', ['-c', `${kubectl}\n${textOf(lines)}`], {
    encoding: 'utf8',
    cwd,
    timeout: 20_000,
  });
  expect(readdirSync(cwd).filter((file) => !/^live-statefulset-[\w-]+\.json$/.test(file))).toEqual([]);
  rmSync(cwd, { recursive: true });
  return stderr;
}

/** The kubectl calls that change something on the cluster. */
export const changingCallsOf = (shown: string) =>
  shown
    .split('\n')
    .filter((line) => /<(apply|create|delete|patch|annotate|scale)>/.test(line) && !/local|dry-run/.test(line));
