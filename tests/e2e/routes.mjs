// Every page that is photographed: a name for the file, what follows the page's address, and, where
// a picture needs it, what is done on the page first (`prepare: async (page) => …`).

export const ROUTES = [{ name: "home", path: "" }];
