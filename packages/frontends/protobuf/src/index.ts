export { protobufFrontend } from "./frontend.js";
