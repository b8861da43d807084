// The coding screen: where the words are. Bytes of a comment's body and places in the page are
// found from each other; the scripts of the screen share what they know in `desk`.
"use strict";
const desk = {};
(() => {
  const { $, $$ } = wb;
  desk.pane = () => $("#comment");
  desk.letter = () => $("#letter");

  // ---- bytes of the body and places in the page

  const encoder = new TextEncoder();
  desk.size = (text) => encoder.encode(text).length;
  desk.sentences = () => $$(".s", desk.letter());
  desk.at = (element) => Number(element.dataset.at);
  desk.end = (element) => Number(element.dataset.end);
  const pieces = new WeakMap();
  // The text of a paragraph, piece by piece, with the bytes that each stands for.
  desk.textOf = (words) => {
    if (pieces.has(words)) return pieces.get(words);
    const first = $(".s", words), found = [];
    let byte = first ? desk.at(first) : 0;
    const walker = document.createTreeWalker(words, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.parentElement.closest(".vh, .k, .verse")) continue;
      const own = node.parentElement.dataset.bytes, length = own ? Number(own) : desk.size(node.data);
      found.push({ node, from: byte, to: byte + length, isOne: Boolean(own) });
      byte += length;
    }
    pieces.set(words, found);
    return found;
  };
  desk.paragraphs = () => $$(".para > .words", desk.letter());
  desk.paragraphAt = (byte) => {
    const all = desk.paragraphs();
    for (const words of all) {
      const text = desk.textOf(words);
      if (text.length && byte <= text[text.length - 1].to) return words;
    }
    return all[all.length - 1];
  };
  const placeOf = (byte, isEnd) => {
    const words = desk.paragraphAt(byte);
    const text = words ? desk.textOf(words) : [];
    const piece = text.find((piece) => (isEnd ? piece.to >= byte : piece.to > byte)) || text[text.length - 1];
    if (!piece) return null;
    let left = Math.max(0, byte - piece.from), offset = 0;
    if (piece.isOne) return { node: piece.node, offset: left > 0 ? piece.node.length : 0 };
    for (const sign of piece.node.data) {
      if (left <= 0) break;
      left -= desk.size(sign);
      offset += sign.length;
    }
    return { node: piece.node, offset };
  };
  desk.byteAt = (node, offset) => {
    const words = (node.nodeType === 1 ? node : node.parentElement).closest(".words");
    if (!words) return null;
    const range = document.createRange();
    range.setStart(words, 0);
    range.setEnd(node, offset);
    let byte = null;
    for (const piece of desk.textOf(words)) {
      if (byte === null) byte = piece.from;
      if (piece.node === node) return piece.from + (piece.isOne ? (offset ? 1 : 0) : desk.size(piece.node.data.slice(0, offset)));
      if (range.comparePoint(piece.node, 0) <= 0 && range.comparePoint(piece.node, piece.node.length) <= 0) byte = piece.to;
    }
    return byte;
  };
  desk.rangeOf = ({ from, to }) => {
    const start = placeOf(from, false), stop = placeOf(to, true);
    if (!start || !stop) return null;
    const range = document.createRange();
    range.setStart(start.node, start.offset);
    range.setEnd(stop.node, stop.offset);
    return range;
  };
  desk.wordsIn = (part) => {
    let text = "";
    for (const words of desk.paragraphs()) {
      for (const piece of desk.textOf(words)) {
        if (piece.to <= part.from || piece.from >= part.to) continue;
        text += piece.node.data.slice(
          part.from > piece.from ? placeOf(part.from, false).offset : 0,
          part.to < piece.to ? placeOf(part.to, true).offset : undefined);
      }
      text += " ";
    }
    return text.trim();
  };
})();
