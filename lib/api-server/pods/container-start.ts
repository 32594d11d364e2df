import {
  IMAGE_REFERENCE,
  MOST_BYTES_OF_A_FILE_NAME,
  MOST_BYTES_OF_A_PATH,
  MOST_BYTES_OF_AN_ARGUMENT,
  NOT_MOUNTABLE,
  parseQuantity,
  ROOT,
} from '../../kubernetes';
import { type Field, formatPlainValue } from '../../validation';
import type { Workload } from './workload';

/** As much memory as a container needs to be started at all, measured: with no more it is killed at once. */
const TOO_LITTLE_MEMORY = 2 ** 20;

const DEV = '/dev';

/** Why no node can start a container, or it never gets ready, though API servers take it. */
export function containerStartError({ containers, template }: Workload): string | undefined {
  const podSecurity = template.at('spec', 'securityContext');
  return containers
    .flatMap((container) => [
      rootDenied(container, podSecurity),
      notMountable(container, template),
      ...CHECKS.flatMap(({ path, isWrong, words }) =>
        container
          .find(...path)
          .filter((field) => isWrong(field, container))
          .map((field) => said(field, words)),
      ),
    ])
    .find((reason) => reason !== undefined);
}

interface Check {
  readonly path: readonly string[];
  isWrong(field: Field, container: Field): boolean;
  readonly words: string;
}

const bytes = (text: string) => Buffer.byteLength(text);
const isTooLong = (text: string) => text.includes('\0') || bytes(text) > MOST_BYTES_OF_AN_ARGUMENT;
const UNSAYABLE = `and can't be handed to a program: it has a NUL or more than ${MOST_BYTES_OF_AN_ARGUMENT} bytes in it`;

/** What must work before a container is ready; another probe that can't be made is taken for none. */
const HANDLERS = [['readinessProbe'], ['startupProbe'], ['lifecycle', 'postStart']].flatMap((place) =>
  ['httpGet', 'tcpSocket'].map((handler) => [...place, handler]),
);

const CHECKS: readonly Check[] = [
  { path: ['image'], isWrong: ({ scalar: word }) => !IMAGE_REFERENCE.test(word), words: 'which names no image' },
  { path: ['workingDir'], isWrong: ({ scalar: word }) => !word.startsWith('/'), words: 'and must begin with "/"' },
  {
    path: ['resources', 'limits', 'memory'],
    isWrong: ({ scalar: word }) => parseQuantity(word) <= TOO_LITTLE_MEMORY,
    words: 'with which no container can be started',
  },
  { path: ['command'], isWrong: (command) => command.items()[0]?.raw === '', words: 'and names no program' },
  ...['command', 'args'].map((list) => ({
    path: [list, '*'],
    isWrong: ({ scalar: word }: Field) => isTooLong(word),
    words: UNSAYABLE,
  })),
  {
    path: ['env', '*'],
    isWrong: (variable) => isTooLong(`${variable.at('name').scalar}=${variable.at('value').scalar}`),
    words: UNSAYABLE,
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

/** That nothing can be mounted at a path. The node's own /dev can stand in for that of a container. */
function notMountable(container: Field, template: Field): string | undefined {
  const ofNode = template
    .find('spec', 'volumes', '*')
    .filter((volume) => volume.at('hostPath', 'path').string === DEV)
    .map((volume) => volume.at('name').raw);
  const mount = container
    .find('volumeMounts', '*')
    .filter((one) => one.at('mountPath').string !== DEV || !ofNode.includes(one.at('name').raw))
    .map((one) => one.at('mountPath'))
    .find(isNotMountable);
  return mount && said(mount, 'where nothing can be mounted');
}

function isNotMountable({ scalar: word }: Field): boolean {
  const isLong = bytes(word) > MOST_BYTES_OF_A_PATH;
  return isLong || NOT_MOUNTABLE.test(word) || word.split('/').some((part) => bytes(part) > MOST_BYTES_OF_A_FILE_NAME);
}

/** What comes of whole ConfigMaps and Secrets may have any name. */
function hasUnknownVariable({ scalar: word }: Field, container: Field): boolean {
  const names = container.find('env', '*', 'name').map(({ raw: value }) => value);
  const wanted = [...word.matchAll(/\$(?:\$|\(([^)]+)\))/g)].flatMap(([, name]) => name ?? []);
  return container.find('envFrom', '*').length === 0 && wanted.some((name) => !names.includes(name));
}

function isUnknownPort({ string: text }: Field, container: Field): boolean {
  return text !== undefined && container.find('ports', '*', 'name').every(({ raw: value }) => value !== text);
}

function said({ path, scalar: word }: Field, words: string): string {
  return word === '' ? `${path} is given, ${words}` : `${path} is ${formatPlainValue(word)}, ${words}`;
}

/**
 * That a container must not be root, and is told to be.
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
 */
function rootDenied(container: Field, podSecurity: Field): string | undefined {
  const [nonRoot, user] = ['runAsNonRoot', 'runAsUser'].map((name) => {
    const own = container.at('securityContext', name);
    return own.raw === undefined ? podSecurity.at(name) : own;
  });
  const isDenied = nonRoot?.raw === true && user?.raw === ROOT;
  return isDenied ? `${nonRoot.path} is true, and ${user.path} is ${ROOT}, which is root` : undefined;
}
