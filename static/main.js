// The script of every page but the timeline's. Every page works without it.
import { myList } from "./my-list.js";
import { start } from "./start.js";

myList();
start();
