import {
  IMAGE_REFERENCE,
  MAX_ARGUMENT_BYTES,
  MAX_FILE_NAME_BYTES,
  MAX_PATH_BYTES,
  parseQuantity,
  ROOT_USER,
  UNMOUNTABLE_PATH,
} from '../../kubernetes';
import { type Field, formatPlainValue } from '../../validation';
import type { Workload } from './workload';

/** Container runtimes kill a container at once if its memory limit is this one or less, in bytes. Measured. */
const TOO_LITTLE_MEMORY_BYTES = 2 ** 20;

const DEV = '/dev';

/** Says why a container that the API server accepts cannot start on any node, or never gets ready. */
export function containerStartError({ containers, template }: Workload): string | undefined {
  return containers
    .flatMap((container) => [
      rootError(container, template),
      mountError(container, template),
      ...FIELD_CHECKS.map((check) => fieldError(check, container)),
    ])
    .find((error) => error !== undefined);
}

/** A check of single fields of a container. */
interface FieldCheck {
  /** From the container on; `*` stands for every item of a list. */
  readonly path: readonly string[];
  isWrong(field: Field, container: Field): boolean;
  /** The problem, in words that follow the value. */
  readonly words: string;
}

const byteLength = (text: string) => Buffer.byteLength(text);
const isNoArgument = (text: string) => text.includes('\0') || byteLength(text) > MAX_ARGUMENT_BYTES;
const NO_ARGUMENT = `and can't be passed to a program: it contains a NUL or more than ${MAX_ARGUMENT_BYTES} bytes`;

/** Handlers that must succeed before the container is ready. A liveness probe that cannot run counts as none. */
const HANDLERS = [['readinessProbe'], ['startupProbe'], ['lifecycle', 'postStart']].flatMap((path) =>
  ['httpGet', 'tcpSocket'].map((handler) => [...path, handler]),
);

const FIELD_CHECKS: readonly FieldCheck[] = [
  { path: ['image'], isWrong: ({ scalar }) => !IMAGE_REFERENCE.test(scalar), words: 'which is no image reference' },
  { path: ['workingDir'], isWrong: ({ scalar }) => !scalar.startsWith('/'), words: 'and must begin with "/"' },
  {
    path: ['resources', 'limits', 'memory'],
    isWrong: ({ scalar }) => parseQuantity(scalar) <= TOO_LITTLE_MEMORY_BYTES,
    words: 'with which no container can be started',
  },
  { path: ['command'], isWrong: (command) => command.items()[0]?.raw === '', words: 'and names no program' },
  ...['command', 'args'].map((list) => ({
    path: [list, '*'],
    isWrong: ({ scalar }: Field) => isNoArgument(scalar),
    words: NO_ARGUMENT,
  })),
  {
    path: ['env', '*'],
    isWrong: (variable) => isNoArgument(`${variable.at('name').scalar}=${variable.at('value').scalar}`),
    words: NO_ARGUMENT,
  },
  {
    path: ['volumeMounts', '*', 'subPathExpr'],
    isWrong: hasUnknownVariable,
    words: 'and the container has no such variable',
  },
  ...HANDLERS.map((handler) => ({
    path: [...handler, 'port'],
    isWrong: isUnknownPort,
    words: 'and the container has no port of that name',
  })),
];

function fieldError({ path, isWrong, words }: FieldCheck, container: Field): string | undefined {
  const wrong = container.find(...path).find((field) => isWrong(field, container));
  return wrong && describe(wrong, words);
}

/** Whether an expression uses a variable that the container lacks. With `envFrom`, a container may have any variable. */
function hasUnknownVariable({ scalar }: Field, container: Field): boolean {
  const names = container.find('env', '*', 'name').map(({ raw }) => raw);
  const used = [...scalar.matchAll(/\$(?:\$|\(([^)]+)\))/g)].flatMap(([, name]) => name ?? []);
  return container.find('envFrom', '*').length === 0 && used.some((name) => !names.includes(name));
}

function isUnknownPort({ string }: Field, container: Field): boolean {
  return string !== undefined && container.find('ports', '*', 'name').every(({ raw }) => raw !== string);
}

/** Says where a container mounts a volume that nothing can be mounted at. The `/dev` of the node can replace `/dev`. */
function mountError(container: Field, template: Field): string | undefined {
  const devVolumes = template
    .find('spec', 'volumes', '*')
    .filter((volume) => volume.at('hostPath', 'path').string === DEV)
    .map((volume) => volume.at('name').raw);
  const isDevOfNode = (mount: Field) =>
    mount.at('mountPath').string === DEV && devVolumes.includes(mount.at('name').raw);
  const path = container
    .find('volumeMounts', '*')
    .filter((mount) => !isDevOfNode(mount))
    .map((mount) => mount.at('mountPath'))
    .find(isNotMountable);
  return path && describe(path, 'where nothing can be mounted');
}

function isNotMountable({ scalar }: Field): boolean {
  return (
    byteLength(scalar) > MAX_PATH_BYTES ||
    UNMOUNTABLE_PATH.test(scalar) ||
    scalar.split('/').some((name) => byteLength(name) > MAX_FILE_NAME_BYTES)
  );
}

/**
 * Says that a container runs as root although `runAsNonRoot` forbids it.
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
 */
function rootError(container: Field, template: Field): string | undefined {
  const nonRoot = effectiveSecurity(container, template, 'runAsNonRoot');
  const user = effectiveSecurity(container, template, 'runAsUser');
  const isRootForbidden = nonRoot.raw === true && user.raw === ROOT_USER;
  return isRootForbidden ? `${nonRoot.path} is true, and ${user.path} is ${ROOT_USER}, which is root` : undefined;
}

/** A field of the security context of a container, or of its pod if the container does not set it. */
function effectiveSecurity(container: Field, template: Field, name: string): Field {
  const own = container.at('securityContext', name);
  return own.raw === undefined ? template.at('spec', 'securityContext', name) : own;
}

function describe({ path, scalar }: Field, words: string): string {
  return scalar === '' ? `${path} is given, ${words}` : `${path} is ${formatPlainValue(scalar)}, ${words}`;
}
