/** A forum after the books about domains: entities whose state only they change. */
export class UniqueEntityID {
  constructor(private readonly value: string) {}
  toString(): string {
    return this.value;
  }
}

export class MemberDetails {
  private constructor(private props: { username: string; reputation: number }) {}
  get username(): string {
    return this.props.username;
  }
  static create(username: string): MemberDetails {
    return new MemberDetails({ username, reputation: 0 });
  }
}

export class Post {
  private _title = '';
  readonly comments: string[] = [];
  get title(): string {
    return this._title;
  }
  addComment(text: string): void {
    this.comments.push(text);
  }
}

export interface PostDTO {
  slug: string;
  title: string;
  createdAt: string | Date;
  memberPostedBy: MemberDTO;
  numComments: number;
  points: number;
  text: string | null;
  link: string | null;
  type: PostType;
  wasUpvotedByMe: boolean;
}

export type PostType = 'text' | 'link';

export interface MemberDTO {
  reputation: number;
  user: UserDTO;
}

export interface UserDTO {
  username: string;
  isEmailVerified?: boolean;
  isAdminUser?: boolean;
  isDeleted?: boolean;
}

/** @nats:server ForumPosts */
export interface IPostRepo {
  getPostDetailsBySlug(slug: string, offset?: number): Promise<PostDTO>;
  getPostBySlug(slug: string): Promise<Post>;
  getRecentPosts(memberId?: string, offset?: number): Promise<PostDTO[]>;
  getPopularPosts(memberId?: string, offset?: number): Promise<PostDTO[]>;
  getNumberOfCommentsByPostId(postId: number | string): Promise<number>;
  exists(postId: UniqueEntityID): Promise<boolean>;
  save(post: Post): Promise<void>;
  delete(postId: string): Promise<void>;
}

/** @nats:server ForumMembers */
export interface IMemberRepo {
  exists(userId: string): Promise<boolean>;
  getMemberByUserId(userId: string): Promise<MemberDTO>;
  getMemberIdByUserId(userId: string): Promise<string>;
  getMemberByUserName(username: string): Promise<MemberDetails>;
  getMemberDetails(userId: string): Promise<MemberDetails>;
  save(member: MemberDTO): Promise<void>;
}

/** @nats:server ForumAuth */
export interface IAuthService {
  signJWT(props: JWTClaims): string;
  decodeJWT(token: string): Promise<JWTClaims>;
  createRefreshToken(): string;
  getTokens(username: string): Promise<string[]>;
  saveAuthenticatedUser(user: UserDTO): Promise<void>;
  deAuthenticateUser(username: string): Promise<void>;
  refreshTokenExists(refreshToken: string): Promise<boolean>;
  getUserNameFromRefreshToken(refreshToken: string): Promise<string>;
}

interface JWTClaims {
  userId: string;
  isEmailVerified: boolean;
  email: string;
  username: string;
  adminUser: boolean;
}
