export { type VerifyFormat, type VerifyFormatName, verifyFormats } from './formats';
