import { isDeepStrictEqual } from 'node:util';
import {
  assessUpgrade,
  findFileArguments,
  findKnownImage,
  findRefusedMounts,
  findUncoveredData,
  isNamedLikeKnown,
  type KnownImage,
  parseImage,
  type UpgradeAssessment,
} from '../../images';
import type { Field } from '../../validation';
import { dataPathOf, dataPathProblem, hasDataPaths } from './data-paths';
import { type ImageComparison, type ImageStatus, mountsOfContainer } from './image-comparison';
import { findMountAt } from './mounts';
import { hasSameHostnames, hasSamePods } from './stability';
import { type ContainerOfPods, containerOf } from './workload-pods';

const GRAVEST_FIRST: readonly ImageStatus['fate'][] = ['incompatible', 'hidden', 'unknown', undefined];

/**
 * Whether the image of HEAD opens the data that its pods mount, and looks for it where it is. Undefined if the table of
 * images knows no problem.
 */
export function imageStatus(comparison: ImageComparison): ImageStatus | undefined {
  const { before, after } = comparison;
  const [oldImage, newImage] = [imageOf(before), imageOf(after)];
  const [was, is] = [findKnownImage(oldImage), findKnownImage(newImage)];
  if (was === undefined && is === undefined) return majorVersionProblem(oldImage, newImage);
  if (was === undefined || is === undefined) return otherImageProblem(oldImage, newImage);
  const dataPath = dataPathOf(comparison, was);
  if (dataPath === undefined && hasDataPaths(before, was)) return undefined;
  const problems = [
    formatProblem(was, is, findMigrators(comparison)),
    refusedMountProblem(after.container),
    dataPath && dataPathProblem(comparison, is, dataPath),
    hostnameProblem(comparison, is),
    fileArgumentProblem(comparison, is),
    ...(hasSamePods(before.pods, after.pods)
      ? []
      : [imageVolumeProblem(comparison) ?? readOnlyProblem(comparison, is)]),
  ].filter((problem) => problem !== undefined);
  const [gravest] = GRAVEST_FIRST.flatMap((fate) => problems.filter((problem) => problem.fate === fate));
  return gravest;
}

function imageOf({ container }: ContainerOfPods): string {
  return container.at('image').scalar;
}

/** Another major version of an image that is not in the table, but is named like one that is. */
function majorVersionProblem(before: string, after: string): ImageStatus | undefined {
  const [was, is] = [parseImage(before), parseImage(after)];
  if (was.repository !== is.repository || !isNamedLikeKnown(is.repository)) return undefined;
  if (was.version === undefined || is.version === undefined || was.version[0] === is.version[0]) return undefined;
  return { fate: 'unknown', reason: `cannot tell whether ${after} opens data of ${before}: the major version changes` };
}

/** One of two images is not in the table. The same path and tag in another registry is a mirror. */
function otherImageProblem(before: string, after: string): ImageStatus | undefined {
  if (after === '' || before === after || withoutRegistry(before) === withoutRegistry(after)) return undefined;
  return {
    fate: 'unknown',
    reason: `cannot tell whether ${after} uses the data directory and the format of ${before}`,
  };
}

function withoutRegistry(reference: string): string {
  const path = parseImage(reference).repository.replace(/^[^/]+\/(library\/)?/, '');
  const tagOrDigest = reference.replace(/^.*?(?=[:@][^/]*$)/, '');
  return path + tagOrDigest;
}

/** The image of HEAD does not open the data that the image of BASE wrote, or needs something before it does. */
function formatProblem(was: KnownImage, is: KnownImage, migrators: readonly string[]): ImageStatus | undefined {
  const { opens, reason } = assessUpgrade(was, is) as UpgradeAssessment;
  if (opens === true) return reason === undefined ? undefined : { reason };
  if (migrators.length === 0) return { fate: opens === false ? 'incompatible' : 'unknown', reason };
  return { fate: 'unknown', reason: `${reason}. The init container ${migrators.join(', ')} may take care of it` };
}

/** New or changed init containers that mount the data, and may convert it for the image. */
function findMigrators({ before, after, isSameVolume }: ImageComparison): string[] {
  const mounts = after.pods.mounts.filter(({ isInit, volume }) => {
    const mounted = after.pods.volumes.get(volume);
    return isInit && mounted !== undefined && isSameVolume(mounted);
  });
  const names = [...new Set(mounts.map(({ container }) => container))];
  return names.filter((name) => {
    return !isDeepStrictEqual(containerOf(before.pods, name).raw, containerOf(after.pods, name).raw);
  });
}

/** The entrypoint of the image of HEAD exits because of a mount. */
function refusedMountProblem(container: Field): ImageStatus | undefined {
  const [first] = findRefusedMounts(container);
  return first && { fate: 'incompatible', reason: first.reason };
}

/** The image names its data directory after the host, and that name changes. */
function hostnameProblem(
  { before, after }: ImageComparison,
  { image, reference }: KnownImage,
): ImageStatus | undefined {
  const [variable, ...others] = image.hostFolderFixedBy ?? [];
  if (variable === undefined) return undefined;
  const variablesOf = ({ container }: ContainerOfPods) =>
    container.find('env', '*').filter((one) => [variable, ...others].includes(one.at('name').scalar));
  const [was, is] = [variablesOf(before), variablesOf(after)];
  const isSame = isDeepStrictEqual(rawOf(was), rawOf(is));
  if (isSame && (is.some(hasNodeName) || hasSameHostnames(before.pods, after.pods))) return undefined;
  const reason = `${reference} keeps its data in a folder that is named after the host or ${variable}, and that name changes. Set \`hostname\` in the pod, or use a StatefulSet and keep its name`;
  return { fate: 'hidden', reason };
}

function rawOf(fields: readonly Field[]): unknown[] {
  return fields.map(({ raw }) => raw);
}

/** Whether a variable states the whole name of a cluster node: `rabbit@localhost`. */
function hasNodeName(variable: Field): boolean {
  return /^[^@]+@[^@$]+$/.test(variable.at('value').scalar);
}

/** Arguments make the image of HEAD read other files. */
function fileArgumentProblem({ before, after }: ImageComparison, is: KnownImage): ImageStatus | undefined {
  const [old, now] = [findFileArguments(before.container, is), findFileArguments(after.container, is)];
  const changed = [...now.filter((one) => !old.includes(one)), ...old.filter((one) => !now.includes(one))];
  if (changed.length === 0) return undefined;
  return {
    fate: 'hidden',
    reason: `${is.reference} reads other files when this argument changes: ${changed.join(', ')}`,
  };
}

/** A volume that the image itself declares hides the one that is mounted above it. */
function imageVolumeProblem({ mount, after }: ImageComparison): ImageStatus | undefined {
  const uncovered = findUncoveredData(after.container, new Set([mount.volume]));
  const hidden = uncovered.find(({ hiddenBy }) => hiddenBy !== undefined);
  if (hidden === undefined) return undefined;
  const reason = `the image declares ${hidden.hiddenBy} as a volume of its own, which hides the one that is mounted above it`;
  return { fate: 'unknown', reason };
}

/** The image writes to a volume that becomes read-only. */
function readOnlyProblem({ mount, after }: ImageComparison, { reference }: KnownImage): ImageStatus | undefined {
  const current = findMountAt(mountsOfContainer(after), mount.path);
  const isReadOnly = current?.isReadOnly || after.pods.volumes.get(String(current?.volume))?.isReadOnly;
  if (!isReadOnly || mount.isReadOnly) return undefined;
  return { fate: 'unknown', reason: `${reference} writes to its data directory, which is mounted read-only now` };
}
