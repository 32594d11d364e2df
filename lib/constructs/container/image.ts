import { type Issue, ValidatedValue, v } from '../../validation';

const DOMAIN = String.raw`(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*|\[[A-Fa-f0-9:]+\])(?::\d+)?`;
const PATH_COMPONENT = String.raw`[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*`;
const IMAGE_REFERENCE = new RegExp(
  String.raw`^(?<name>(?:${DOMAIN}/)?${PATH_COMPONENT}(?:/${PATH_COMPONENT})*)(?::(?<tag>\w[\w.-]{0,127}))?(?:@(?<digest>sha256:[a-f0-9]{64}))?$`,
);
const MAX_NAME_LENGTH = 255;

/** Parts of tags that, by convention, move to each new build. */
const MOVING_TAG_PARTS = new Set(
  'latest stable edge nightly rolling current next main master trunk head dev develop snapshot canary lts'.split(' '),
);

/** Rejects literal references without a tag or with `latest` at compile time. The type is the editor's message. */
type FixedReference<Reference extends string> = string extends Reference
  ? Reference
  : Reference extends `${string}:latest`
    ? 'Use a tag that does not move, or Image.mutable(reference, { reason })'
    : Reference extends `${string}:${string}`
      ? Reference
      : 'Use an image with a tag, or Image.mutable(reference, { reason })';

/**
 * The image of a container: its reference, and whether the reference may come to mean another image.
 *
 * @see https://kubernetes.io/docs/concepts/containers/images/#image-names
 */
export class Image extends ValidatedValue {
  /**
   * An image with a version tag or a digest.
   *
   * A reference without a tag and a tag that moves are rejected, because the image would depend on when the pod starts.
   * A tag moves if it has no digit, or if a part of it is `latest`, `stable`, `main` or the like.
   *
   * @param reference such as `registry.example.com/team/app:1.4.2` or `app@sha256:…`
   */
  static of<const Reference extends string>(reference: FixedReference<Reference>): Image {
    return new Image(reference, validateFixedReference(reference));
  }

  /**
   * An image whose tag moves, or that has no tag. The reason is written to the manifest, as an annotation.
   *
   * @param reference such as `team/app:latest`
   * @param options.reason why no version tag can be used
   */
  static mutable(reference: string, options: { readonly reason: string }): Image {
    return new Image(reference, validateMutableReference(reference, options), options?.reason);
  }

  private constructor(
    /** The reference of the image. */
    readonly reference: string,
    issues: readonly Issue[],
    /** Why the tag may move; undefined if it does not. */
    readonly reason?: string,
  ) {
    super(issues);
  }
}

interface ReferenceParts {
  readonly tag?: string;
  readonly digest?: string;
}

const mutableOptionsRule = v.object<{ readonly reason: string }>({ reason: v.sentence });

function validateFixedReference(reference: unknown): readonly Issue[] {
  return validateReference(reference, ({ tag, digest }) =>
    digest !== undefined || (tag !== undefined && !isMovingTag(tag))
      ? undefined
      : 'an image whose tag does not move: use a version tag or a digest, or opt out with Image.mutable(reference, { reason })',
  );
}

function validateMutableReference(reference: unknown, options: unknown): readonly Issue[] {
  return [
    ...validateReference(reference, ({ digest }) =>
      digest === undefined ? undefined : 'Image.of(reference): a digest does not move',
    ),
    ...mutableOptionsRule(options),
  ];
}

/**
 * Validates a reference to an image.
 *
 * @param findAllowed returns what is allowed if the parts of a well-formed reference are not
 */
function validateReference(
  value: unknown,
  findAllowed: (parts: ReferenceParts) => string | undefined,
): readonly Issue[] {
  const parts = typeof value === 'string' ? IMAGE_REFERENCE.exec(value)?.groups : undefined;
  const isWellFormed = parts !== undefined && String(parts.name).length <= MAX_NAME_LENGTH;
  const allowed = isWellFormed
    ? findAllowed(parts)
    : 'the name of an image, such as registry.example.com/team/app:1.4.2';
  return allowed === undefined ? [] : [{ path: '', value, allowed }];
}

function isMovingTag(tag: string): boolean {
  const parts = tag.toLowerCase().split(/[._-]/);
  return !/\d/.test(tag) || parts.some((part) => MOVING_TAG_PARTS.has(part));
}
