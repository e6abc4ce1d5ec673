// Starts the program, or says in plain words why it cannot start and what to do.
// Trunk writes the names of the program's two files into this script element.
"use strict";

(() => {
  const { js, wasm } = document.currentScript.dataset;

  const WORDS = {
    en: {
      starting: "Starting…",
      file: "This page was opened from a file, and browsers do not let such a page load the rest "
        + "of itself. Put this folder on any web server (for example, run "
        + "“python3 -m http.server” in it) and open the address that it shows.",
      old: "This browser cannot run WebAssembly. Update the browser, or switch off the setting "
        + "that forbids WebAssembly for this page.",
      lost: "A part of the page could not be loaded. If the site has just been updated, reload "
        + "the page; if that does not help, the files on the server are incomplete.",
      broken: "The program stopped while it was starting. What is stored in this browser was left "
        + "as it is. Reload the page; if that does not help, report the text below.",
    },
    zh: {
      starting: "正在启动…",
      file: "此页面是直接从文件打开的，浏览器不允许这样的页面加载其余部分。请将此文件夹放到任意 Web "
        + "服务器上（例如在其中运行“python3 -m http.server”），再打开它显示的地址。",
      old: "此浏览器无法运行 WebAssembly。请更新浏览器，或关闭禁止此页面使用 WebAssembly 的设置。",
      lost: "页面的一部分无法加载。如果网站刚刚更新，请重新加载页面；如果仍然无效，说明服务器上的文件不完整。",
      broken: "程序在启动时停止。此浏览器中保存的内容未被改动。请重新加载页面；如果仍然无效，请报告下面的文字。",
    },
  };

  /** A part of the page that did not arrive, as opposed to one that arrived and failed. */
  class Lost extends Error {}

  const language = navigator.language.startsWith("zh") ? "zh" : "en";
  const absolute = (address) => new URL(address, document.baseURI).href;

  function say(kind) {
    const message = document.getElementById("boot-message");
    message.textContent = WORDS[language][kind];
    message.lang = language === "zh" ? "zh-CN" : "en";
    return message;
  }

  function explain(kind, error) {
    const message = say(kind);
    message.setAttribute("role", "alert");
    message.parentElement.classList.add("boot-failed");
    if (!error) return;
    const detail = document.createElement("p");
    detail.className = "boot-detail";
    detail.textContent = String(error);
    message.after(detail);
  }

  async function glue() {
    try {
      return (await import(absolute(js))).default;
    } catch (error) {
      throw new Lost(error.message);
    }
  }

  // A response may be compiled while it arrives, but only if the host calls it WebAssembly.
  async function program() {
    const response = await fetch(absolute(wasm)).catch((error) => {
      throw new Lost(error.message);
    });
    if (!response.ok) throw new Lost(`${wasm}: ${response.status} ${response.statusText}`);
    const type = response.headers.get("Content-Type") ?? "";
    return type === "application/wasm" ? response : response.arrayBuffer();
  }

  async function start() {
    say("starting");
    const [init, module_or_path] = await Promise.all([glue(), program()]);
    await init({ module_or_path });
    document.getElementById("boot").remove();
  }

  function failed(error) {
    console.error(error);
    explain(error instanceof Lost ? "lost" : "broken", error);
  }

  if (location.protocol === "file:") explain("file");
  else if (typeof WebAssembly !== "object") explain("old");
  else start().catch(failed);
})();
