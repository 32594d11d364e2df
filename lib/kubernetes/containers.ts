/** The most bytes of what Linux hands to a program: an argument, or a variable of its environment with name and `=`. */
export const MOST_BYTES_OF_AN_ARGUMENT = 128 * 1024 - 1;

/** The most bytes of a part of a path. */
export const MOST_BYTES_OF_A_FILE_NAME = 255;

/** The most bytes of a path in a container: Linux' 4096, less what runtimes put before it, which is some hundred. */
export const MOST_BYTES_OF_A_PATH = 3000;

/** Where nothing can be mounted in a container: runtimes need what is there to start it. */
export const NOT_MOUNTABLE = /^\/(dev|proc(\/.*)?)$/;
