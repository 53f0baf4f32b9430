// The programs' way in: the three methods of loggregator.v2.Ingress. It takes messages apart and answers; what an
// envelope has to be is the intake's affair. One bad envelope is rejected alone; bad framing ends the stream.
import {
  type ServerReadableStream,
  type ServerUnaryCall,
  type sendUnaryData,
  status,
  type UntypedServiceImplementation,
} from '@grpc/grpc-js';
import { WireError } from '@tailrace/proto/wire-error';
import { forEachEnvelope } from '@tailrace/proto/wire-scanner';
import type { AgentCounters } from '../agent-counters.ts';
import type { EnvelopeProblem, Intake } from '../intake.ts';

/** IngressResponse, BatchSenderResponse and SendResponse have no fields. */
const EMPTY = Buffer.alloc(0);

/** The handlers of `ingressService`. */
export function ingressHandlers(intake: Intake, counters: AgentCounters): UntypedServiceImplementation {
  const takeStream = (
    call: ServerReadableStream<Buffer, Buffer>,
    callback: sendUnaryData<Buffer>,
    take: (message: Buffer) => void,
  ): void => {
    let isOver = false;
    call.on('data', (message: Buffer) => {
      if (isOver) {
        return;
      }
      try {
        take(message);
      } catch (error) {
        if (!(error instanceof WireError)) {
          throw error;
        }
        isOver = true;
        counters.reject('bad_batch');
        callback({ code: status.INVALID_ARGUMENT, details: error.message });
      }
    });
    call.on('end', () => {
      if (!isOver) {
        isOver = true;
        callback(null, EMPTY);
      }
    });
    // A program that goes away takes nothing with it: its lines are in the buffer.
    call.on('error', () => {
      isOver = true;
    });
    call.on('cancelled', () => {
      isOver = true;
    });
  };

  return {
    sender: (call: ServerReadableStream<Buffer, Buffer>, callback: sendUnaryData<Buffer>) =>
      takeStream(call, callback, (envelope) => intake.acceptEnvelope(envelope, 0, envelope.length)),
    batchSender: (call: ServerReadableStream<Buffer, Buffer>, callback: sendUnaryData<Buffer>) =>
      takeStream(call, callback, (batch) =>
        forEachEnvelope(batch, (start, end) => intake.acceptEnvelope(batch, start, end)),
      ),
    send: (call: ServerUnaryCall<Buffer, Buffer>, callback: sendUnaryData<Buffer>) => {
      const batch = call.request;
      const problem = checkAll(intake, batch);
      if (problem !== undefined) {
        counters.reject(problem.reason);
        callback({ code: status.INVALID_ARGUMENT, details: problem.message });
        return;
      }
      forEachEnvelope(batch, (start, end) => intake.acceptEnvelope(batch, start, end));
      callback(null, EMPTY);
    },
  };
}

/** The first thing that is wrong with a batch. */
function checkAll(intake: Intake, batch: Buffer): EnvelopeProblem | undefined {
  let first: EnvelopeProblem | undefined;
  try {
    forEachEnvelope(batch, (start, end) => {
      first ??= intake.checkEnvelope(batch, start, end);
    });
  } catch (error) {
    if (error instanceof WireError) {
      return first ?? { reason: 'bad_batch', message: error.message };
    }
    throw error;
  }
  return first;
}
