// The theme waits for an index of its own, from disk as this script; ours is in data/search/.
var __index = {"config":{"lang":["en"],"separator":" ","pipeline":[],"fields":{}},"docs":[]};
