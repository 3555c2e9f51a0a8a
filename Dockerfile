# The image of autonats, made of the files of a release:
#
#   docker build --file Dockerfile --build-arg VERSION=1.0.0 release/v1.0.0
#
# BASE is what is below the executable: the C and C++ libraries of GNU. TOOLS has a shell, the programs of coreutils, findutils and grep, and
# libatomic, which Node needs and BASE lacks.
ARG BASE=gcr.io/distroless/cc-debian12
ARG TOOLS=buildpack-deps:bookworm

FROM ${BASE} AS base

FROM ${TOOLS} AS files
ARG VERSION
ARG TARGETARCH=amd64
COPY --from=base / /image/
COPY . /release/
# The hash of the executable is checked. All times are the same, so that the same files make the same image.
RUN set -eu; \
    cd /release; \
    case "$TARGETARCH" in amd64) processor=x64 ;; *) processor="$TARGETARCH" ;; esac; \
    name="autonats-$VERSION-linux-$processor"; \
    grep "  $name\$" SHA256SUMS > /tmp/wanted; \
    sha256sum -c /tmp/wanted; \
    mkdir -p /image/usr/local/bin /image/root /image/tmp; \
    cp "$name" /image/usr/local/bin/autonats; \
    library="$(find -H /lib /usr/lib -name libatomic.so.1 -print -quit)"; \
    mkdir -p "/image${library%/*}"; \
    cp -L "$library" "/image$library"; \
    chmod 755 /image /image/root /image/usr/local/bin /image/usr/local/bin/autonats; \
    chmod 1777 /image/tmp; \
    ln -s root /image/work; \
    find /image -exec touch -h -d @0 '{}' +

# A project may be mounted at /work, or at /root as for the first Autonats: they are one directory.
FROM scratch
ARG VERSION
ARG REVISION=
COPY --from=files /image/ /
ENV PATH=/usr/local/bin:/usr/bin:/bin
LABEL org.opencontainers.image.title="autonats" \
      org.opencontainers.image.description="Typed services over NATS from plain TypeScript and Go interfaces." \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}" \
      org.opencontainers.image.licenses="MIT" \
      org.opencontainers.image.source="https://github.com/zyra/autonats" \
      org.opencontainers.image.documentation="https://github.com/zyra/autonats/blob/main/docs/installing.md"
USER 65532:65532
WORKDIR /work
ENTRYPOINT ["autonats"]
CMD ["--help"]
