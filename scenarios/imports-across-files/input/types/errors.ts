class UserGone extends Error {
  constructor(readonly id: string) {
    super(`user ${id} is gone`);
  }
}

export { UserGone as Gone };
