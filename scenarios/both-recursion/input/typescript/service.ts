export interface Comment {
  text: string;
  replies: Comment[];
  parent: Comment | null;
  thread?: Thread;
}

export interface Thread {
  first: Comment;
  byAuthor: Record<string, Thread>;
}

/** @nats:server Comment */
export interface CommentService {
  get(id: string): Promise<Comment>;
}
