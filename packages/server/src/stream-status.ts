// How a server ends a gRPC stream with a status that is not OK, and which status an error stands for. The one place where
// errors become statuses: a peer sees no message of an error that is a bug of ours.
import { type ServerDuplexStream, status } from '@grpc/grpc-js';
import { LogError } from '@tailrace/core/errors';
import { WireError } from '@tailrace/proto/wire-error';

/** A stream is refused for a reason that the peer should know. */
export class StreamRefusal extends LogError<'refused'> {
  override readonly name = 'StreamRefusal';
  readonly status: status;

  constructor(code: status, message: string) {
    super(message, { code: 'refused' });
    this.status = code;
  }
}

/** What the peer is told of an error. `isBug`: it is not the peer's doing. */
export interface StreamStatus {
  readonly code: status;
  readonly details: string;
  readonly isBug: boolean;
}

/** The status for whatever was thrown while a peer's message was taken. */
export function toStreamStatus(error: unknown): StreamStatus {
  if (error instanceof StreamRefusal) return { code: error.status, details: error.message, isBug: false };
  if (error instanceof WireError || error instanceof LogError) {
    return { code: status.INVALID_ARGUMENT, details: error.message, isBug: false };
  }
  return { code: status.INTERNAL, details: 'Cannot serve the stream: internal error', isBug: true };
}

/**
 * Ends the stream with this status after what was written. grpc-js takes a status from an `error` event; destroying the
 * stream with an error would drop the status.
 */
export function endWithStatus(call: ServerDuplexStream<Buffer, Buffer>, code: status, details: string): void {
  call.emit('error', Object.assign(new Error(details), { code, details }));
}
