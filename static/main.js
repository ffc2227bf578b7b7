// The script of every page but the timeline's. Every page works without it.
import { start } from "./start.js";

start();
