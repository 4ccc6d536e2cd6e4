# docker build -t broadsheet .
# docker run --rm --read-only --tmpfs /tmp -p 127.0.0.1:4000:4000 -v broadsheet:/data broadsheet
FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY tsconfig.json tsconfig.build.json schema.graphql ./
COPY scripts scripts
COPY sdk/operations sdk/operations
COPY sdk/src sdk/src
COPY web web
COPY src src
RUN npm run build && npm prune --omit=dev --ignore-scripts

FROM node:22-bookworm-slim
# Threads that allocate in turn would keep an arena of memory each.
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000 DATA_DIR=/data MALLOC_ARENA_MAX=2
WORKDIR /app
COPY package.json LICENSE schema.graphql ./
COPY docs/LEXICON.md docs/LEXICON.md
COPY seeds seeds
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
# The only folder that is written to.
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/ready`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "dist/cli.js"]
CMD ["serve"]
