import { type Issue, ValidatedValue, v } from '../../validation';

const DOMAIN = String.raw`(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*|\[[A-Fa-f0-9:]+\])(?::\d+)?`;
const PART = String.raw`[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*`;
const IMAGE_REFERENCE = new RegExp(
  String.raw`^(?<name>(?:${DOMAIN}/)?${PART}(?:/${PART})*)(?::(?<tag>\w[\w.-]{0,127}))?(?:@(?<digest>sha256:[a-f0-9]{64}))?$`,
);
const MAX_NAME_LENGTH = 255;

/** Tags, or parts of them, that by custom follow whatever was built last. */
const MOVING_TAG_PARTS = new Set(
  'latest stable edge nightly rolling current next main master trunk head dev develop snapshot canary lts'.split(' '),
);

/** What the editor says of an image that is written out without a tag, or with `latest`. */
type FixedReference<Reference extends string> = string extends Reference
  ? Reference
  : Reference extends `${string}:latest`
    ? 'Use a tag that does not move, or Image.mutable(reference, { reason })'
    : Reference extends `${string}:${string}`
      ? Reference
      : 'Use an image with a tag, or Image.mutable(reference, { reason })';

/**
 * The image of a container: what it is called in its registry, and whether that name may come to mean
 * something else.
 *
 * @see https://kubernetes.io/docs/concepts/containers/images/#image-names
 */
export class Image extends ValidatedValue {
  /**
   * An image whose name is not meant to move: with a tag that names a version, or with a digest.
   *
   * A tag moves by its name where a part of it is `latest`, `stable`, `main` or the like, or where it has no
   * digit. No tag and moving tags are refused: what a pod runs would depend on when it was last started.
   *
   * @param reference such as `registry.example.com/team/app:1.4.2` or `app@sha256:…`
   */
  static of<const Reference extends string>(reference: FixedReference<Reference>): Image {
    return new Image(reference, validateFixedReference(reference));
  }

  /**
   * An image whose tag moves, or that has none.
   *
   * @param reference such as `team/app:latest`
   * @param options.reason why it can't be helped; it can be read in the manifest, as an annotation
   */
  static mutable(reference: string, options: { readonly reason: string }): Image {
    return new Image(reference, validateMutableReference(reference, options), options?.reason);
  }

  private constructor(
    /** The image's name as given. */
    readonly reference: string,
    problems: readonly Issue[],
    /** Why the tag may move; undefined where it may not. */
    readonly reason?: string,
  ) {
    super(problems);
  }
}

interface ReferenceParts {
  readonly tag?: string;
  readonly digest?: string;
}

const mutableOptionsRule = v.object<{ readonly reason: string }>({ reason: v.sentence });

function validateFixedReference(reference: unknown): readonly Issue[] {
  return validateReference(reference, ({ tag, digest }) => {
    if (digest !== undefined || (tag !== undefined && !isMovingTag(tag))) return undefined;
    const fix = 'name a version or a digest, or say why not: Image.mutable(reference, { reason })';
    return `an image whose tag does not move: ${fix}`;
  });
}

function validateMutableReference(reference: unknown, options: unknown): readonly Issue[] {
  const pinned = ({ digest }: ReferenceParts) => digest && 'Image.of(reference): a digest does not move';
  return [...validateReference(reference, pinned), ...mutableOptionsRule(options)];
}

/** What is wrong with a reference: that it is none, or what `allowed` says of its parts. */
function validateReference(value: unknown, allowed: (parts: ReferenceParts) => string | undefined): readonly Issue[] {
  const parts = typeof value === 'string' ? IMAGE_REFERENCE.exec(value)?.groups : undefined;
  const wrong =
    parts && String(parts.name).length <= MAX_NAME_LENGTH
      ? allowed(parts)
      : 'the name of an image, such as registry.example.com/team/app:1.4.2';
  return wrong === undefined ? [] : [{ path: '', value, allowed: wrong }];
}

function isMovingTag(tag: string): boolean {
  const parts = tag.toLowerCase().split(/[._-]/);
  return !/\d/.test(tag) || parts.some((part) => MOVING_TAG_PARTS.has(part));
}
