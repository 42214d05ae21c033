// Said to the person as it is; anything else thrown is our failure.
export class SigningError extends Error {}
