// The gRPC options of every internal connection, as plain data so that nothing here needs gRPC.
// They are not for connections of programs that are not ours: those get the limits of the public interface.

/** Largest internal message, in bytes. */
export const INTERNAL_MESSAGE_BYTES_MAX = 16 * 1024 * 1024;

/** Largest message that a program may send to an agent, in bytes. */
export const INGRESS_MESSAGE_BYTES_MAX = 10 * 1024 * 1024;

/**
 * What a member may send to another one before it is read. HTTP/2 raises it again when half of it was read, so that at 10 ms there and
 * back this is 200 MB/s. Everything that comes is read at once, and what a peer sends unasked is bounded by batches and credits.
 */
export const INTERNAL_WINDOW_BYTES = 4 * 1024 * 1024;

const keepalive = {
  // A peer whose host vanished is noticed after at most 4 s, also while no call is open.
  'grpc.keepalive_time_ms': 2_000,
  'grpc.keepalive_timeout_ms': 2_000,
  'grpc.keepalive_permit_without_calls': 1,
  // Channelz stays on: without it grpc-js 1.14 does not know its sessions, and a server's forceShutdown leaves them open.
} as const;

/** For the client side of internal connections. */
export const internalChannelOptions = Object.freeze({
  ...keepalive,
  'grpc.initial_reconnect_backoff_ms': 100,
  'grpc.max_reconnect_backoff_ms': 1_000,
  // A member that is known by name is looked up again when its connection is lost: the default of 30 s would keep everybody
  // away from a container that came back under another address.
  'grpc.dns_min_time_between_resolutions_ms': 500,
  'grpc.max_receive_message_length': INTERNAL_MESSAGE_BYTES_MAX,
  'grpc.max_send_message_length': INTERNAL_MESSAGE_BYTES_MAX,
  // What this client receives; for servers grpc-js has no such option, and their endpoint sets it.
  'grpc-node.flow_control_window': INTERNAL_WINDOW_BYTES,
  // A channel has a connection of its own, so that the number of connections is the number of channels.
  'grpc.use_local_subchannel_pool': 1,
  // Repetition is the business of our own protocol; gRPC's would buffer up to 1 MiB per stream for it.
  'grpc.enable_retries': 0,
  'grpc.service_config_disable_resolution': 1,
  // Members are dialled directly, whatever proxy the environment names.
  'grpc.enable_http_proxy': 0,
});

/** For servers that only other members of the cluster call. */
export const internalServerOptions = Object.freeze({
  ...keepalive,
  'grpc.max_receive_message_length': INTERNAL_MESSAGE_BYTES_MAX,
  'grpc.max_send_message_length': INTERNAL_MESSAGE_BYTES_MAX,
});

/** For the agent's gRPC server, which programs and our own senders call. */
export const ingressServerOptions = Object.freeze({
  ...keepalive,
  'grpc.max_receive_message_length': INGRESS_MESSAGE_BYTES_MAX,
  'grpc.max_send_message_length': INTERNAL_MESSAGE_BYTES_MAX,
});
