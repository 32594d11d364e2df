/**
 * What container runtimes take for an image: a name whose last parts are in lower case, with a registry before it and
 * a tag, a digest or both behind it if wanted.
 *
 * @see https://kubernetes.io/docs/concepts/containers/images/#image-names
 */
export const IMAGE_REFERENCE =
  /^(?![0-9a-f]{64}$)(?:(?=[^/]*[.:]|localhost\/)(?:\[[0-9A-Fa-f:]+\]|[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*)(?::\d+)?\/)?[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*(?::\w[\w.-]{0,127})?(?:@[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9A-Fa-f]{32,})?$/;
