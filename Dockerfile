# The image of every role: `docker run tailrace server …`. Built from the repository's own sources and the packages that its lock
# file pins; docs/compose.md says how to build it behind a mirror. Both of Docker's builders take it.
ARG BASE_IMAGE=node:24-bookworm-slim

# What npm reads, so that the stages that install are built again only when it changed.
FROM ${BASE_IMAGE} AS manifests
LABEL dev.tailrace.stage=manifests
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
COPY packages/proto/package.json packages/proto/
COPY packages/core/package.json packages/core/
COPY packages/transport/package.json packages/transport/
COPY packages/agent/package.json packages/agent/
COPY packages/server/package.json packages/server/
COPY packages/traffic-controller/package.json packages/traffic-controller/
COPY packages/cli/package.json packages/cli/
COPY packages/cli/bin packages/cli/bin
COPY test/package.json test/
COPY bench/package.json bench/

# The packages that the program needs when it runs, and no other. None of them has to compile or download anything after it is unpacked.
FROM manifests AS production
LABEL dev.tailrace.stage=production
ARG npm_config_registry
RUN npm ci --workspace packages/cli --omit=dev --ignore-scripts --loglevel=error \
 && find node_modules -name '*.map' -delete

FROM manifests AS compiled
LABEL dev.tailrace.stage=compiled
ARG npm_config_registry
RUN npm ci --include=dev --ignore-scripts --loglevel=error
COPY tsconfig.base.json ./
COPY packages packages
RUN npx tsc -b packages/cli \
 && find packages \( -name '*.tsbuildinfo' -o -name '*.test.js' -o -name '*.d.ts' -o -name '*.map' \) -delete \
 && rm -rf packages/*/src packages/*/tsconfig.json packages/proto/proto

FROM ${BASE_IMAGE}
LABEL org.opencontainers.image.title="Tailrace" \
      org.opencontainers.image.description="A distributed log aggregation cluster: tail, recent and drains for the lines of many apps" \
      org.opencontainers.image.licenses="Apache-2.0"
# Where volumes are mounted: a new named volume takes over the owner of the folder that it covers.
RUN install -d -o 1000 -g 1000 -m 0700 /var/lib/tailrace /run/tailrace \
 && cd /run/tailrace && install -d -o 1000 -g 1000 -m 0700 authority nats server agent controller client
WORKDIR /opt/tailrace
COPY --from=production /build/node_modules node_modules
COPY --from=compiled /build/packages packages
COPY deploy/image/ready.mjs deploy/image/init.sh LICENSE ./
RUN ln -s /opt/tailrace/packages/cli/bin/tailrace.mjs /usr/local/bin/tailrace
# By number: the base image may or may not have a name for it. Nothing in /opt/tailrace belongs to this user.
USER 1000:1000
# For the health check alone; compose and Kubernetes have others ask too.
ENV NODE_ENV=production \
    TAILRACE_METRICS=127.0.0.1:9090
WORKDIR /var/lib/tailrace
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=15s --retries=3 CMD ["node", "/opt/tailrace/ready.mjs"]
ENTRYPOINT ["node", "/opt/tailrace/packages/cli/bin/tailrace.mjs"]
CMD ["help"]
