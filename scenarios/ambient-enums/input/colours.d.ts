export declare const enum Colour {
  Red = 1,
  Blue = 2,
}

export declare enum Size {
  Small = "small",
  Large = "large",
}
