/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
import $protobuf from "protobufjs/minimal.js";
import $Long from "long";

$protobuf.util.Long = $Long;
$protobuf.configure();

const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError, $TypeError = $util.global.TypeError, $String = $util.global.String, $Number = $util.global.Number, $parseInt = $util.global.parseInt, $Array = $util.global.Array, $BigInt = $util.global.BigInt, $Boolean = $util.global.Boolean, $isFinite = $util.global.isFinite;

const $root = $protobuf.roots["tailrace"] || ($protobuf.roots["tailrace"] = {});

export const tailrace = $root.tailrace = (() => {

    const tailrace = {};

    tailrace.v1 = (function() {

        const v1 = {};

        v1.HandoverUp = (function() {

            const HandoverUp = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            HandoverUp.prototype.hello = null;
            HandoverUp.prototype.ask = null;
            HandoverUp.prototype.fetch = null;
            HandoverUp.prototype.taken = null;

            let $oneOfFields;

            $Object.defineProperty(HandoverUp.prototype, "message", {
                get: $util.oneOfGetter($oneOfFields = ["hello", "ask", "fetch", "taken"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            HandoverUp.create = function(properties) {
                return new HandoverUp(properties);
            };

            HandoverUp.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.hello != null && $Object.hasOwnProperty.call(message, "hello"))
                    $root.tailrace.v1.HandoverHello.encode(message.hello, writer.uint32(10).fork(), _depth + 1).ldelim();
                if (message.ask != null && $Object.hasOwnProperty.call(message, "ask"))
                    $root.tailrace.v1.HandoverAsk.encode(message.ask, writer.uint32(18).fork(), _depth + 1).ldelim();
                if (message.fetch != null && $Object.hasOwnProperty.call(message, "fetch"))
                    $root.tailrace.v1.HandoverFetch.encode(message.fetch, writer.uint32(26).fork(), _depth + 1).ldelim();
                if (message.taken != null && $Object.hasOwnProperty.call(message, "taken"))
                    $root.tailrace.v1.HandoverTaken.encode(message.taken, writer.uint32(34).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            HandoverUp.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.tailrace.v1.HandoverUp();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.hello = $root.tailrace.v1.HandoverHello.decode(reader, reader.size(), $undefined, _depth + 1, message.hello);
                            message.message = "hello";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.ask = $root.tailrace.v1.HandoverAsk.decode(reader, reader.size(), $undefined, _depth + 1, message.ask);
                            message.message = "ask";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.fetch = $root.tailrace.v1.HandoverFetch.decode(reader, reader.size(), $undefined, _depth + 1, message.fetch);
                            message.message = "fetch";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.taken = $root.tailrace.v1.HandoverTaken.decode(reader, reader.size(), $undefined, _depth + 1, message.taken);
                            message.message = "taken";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            HandoverUp.fromObject = function (object, _depth) {
                if (object instanceof $root.tailrace.v1.HandoverUp)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".tailrace.v1.HandoverUp: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.tailrace.v1.HandoverUp();
                if (object.hello != null) {
                    if (!$util.isObject(object.hello))
                        throw $TypeError(".tailrace.v1.HandoverUp.hello: object expected");
                    message.hello = $root.tailrace.v1.HandoverHello.fromObject(object.hello, _depth + 1);
                }
                if (object.ask != null) {
                    if (!$util.isObject(object.ask))
                        throw $TypeError(".tailrace.v1.HandoverUp.ask: object expected");
                    message.ask = $root.tailrace.v1.HandoverAsk.fromObject(object.ask, _depth + 1);
                }
                if (object.fetch != null) {
                    if (!$util.isObject(object.fetch))
                        throw $TypeError(".tailrace.v1.HandoverUp.fetch: object expected");
                    message.fetch = $root.tailrace.v1.HandoverFetch.fromObject(object.fetch, _depth + 1);
                }
                if (object.taken != null) {
                    if (!$util.isObject(object.taken))
                        throw $TypeError(".tailrace.v1.HandoverUp.taken: object expected");
                    message.taken = $root.tailrace.v1.HandoverTaken.fromObject(object.taken, _depth + 1);
                }
                return message;
            };

            HandoverUp.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (message.hello != null && $Object.hasOwnProperty.call(message, "hello")) {
                    object.hello = $root.tailrace.v1.HandoverHello.toObject(message.hello, options, _depth + 1);
                    if (options.oneofs)
                        object.message = "hello";
                }
                if (message.ask != null && $Object.hasOwnProperty.call(message, "ask")) {
                    object.ask = $root.tailrace.v1.HandoverAsk.toObject(message.ask, options, _depth + 1);
                    if (options.oneofs)
                        object.message = "ask";
                }
                if (message.fetch != null && $Object.hasOwnProperty.call(message, "fetch")) {
                    object.fetch = $root.tailrace.v1.HandoverFetch.toObject(message.fetch, options, _depth + 1);
                    if (options.oneofs)
                        object.message = "fetch";
                }
                if (message.taken != null && $Object.hasOwnProperty.call(message, "taken")) {
                    object.taken = $root.tailrace.v1.HandoverTaken.toObject(message.taken, options, _depth + 1);
                    if (options.oneofs)
                        object.message = "taken";
                }
                return object;
            };

            HandoverUp.prototype.toJSON = function() {
                return HandoverUp.toObject(this, $protobuf.util.toJSONOptions);
            };

            return HandoverUp;
        })();

        v1.HandoverDown = (function() {

            const HandoverDown = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            HandoverDown.prototype.hello = null;
            HandoverDown.prototype.headers = null;
            HandoverDown.prototype.pieces = null;
            HandoverDown.prototype.released = null;

            let $oneOfFields;

            $Object.defineProperty(HandoverDown.prototype, "message", {
                get: $util.oneOfGetter($oneOfFields = ["hello", "headers", "pieces", "released"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            HandoverDown.create = function(properties) {
                return new HandoverDown(properties);
            };

            HandoverDown.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.hello != null && $Object.hasOwnProperty.call(message, "hello"))
                    $root.tailrace.v1.HandoverHello.encode(message.hello, writer.uint32(10).fork(), _depth + 1).ldelim();
                if (message.headers != null && $Object.hasOwnProperty.call(message, "headers"))
                    $root.tailrace.v1.HandoverHeaders.encode(message.headers, writer.uint32(18).fork(), _depth + 1).ldelim();
                if (message.pieces != null && $Object.hasOwnProperty.call(message, "pieces"))
                    $root.tailrace.v1.HandoverPieces.encode(message.pieces, writer.uint32(26).fork(), _depth + 1).ldelim();
                if (message.released != null && $Object.hasOwnProperty.call(message, "released"))
                    $root.tailrace.v1.HandoverReleased.encode(message.released, writer.uint32(34).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            HandoverDown.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.tailrace.v1.HandoverDown();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.hello = $root.tailrace.v1.HandoverHello.decode(reader, reader.size(), $undefined, _depth + 1, message.hello);
                            message.message = "hello";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.headers = $root.tailrace.v1.HandoverHeaders.decode(reader, reader.size(), $undefined, _depth + 1, message.headers);
                            message.message = "headers";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.pieces = $root.tailrace.v1.HandoverPieces.decode(reader, reader.size(), $undefined, _depth + 1, message.pieces);
                            message.message = "pieces";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.released = $root.tailrace.v1.HandoverReleased.decode(reader, reader.size(), $undefined, _depth + 1, message.released);
                            message.message = "released";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            HandoverDown.fromObject = function (object, _depth) {
                if (object instanceof $root.tailrace.v1.HandoverDown)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".tailrace.v1.HandoverDown: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.tailrace.v1.HandoverDown();
                if (object.hello != null) {
                    if (!$util.isObject(object.hello))
                        throw $TypeError(".tailrace.v1.HandoverDown.hello: object expected");
                    message.hello = $root.tailrace.v1.HandoverHello.fromObject(object.hello, _depth + 1);
                }
                if (object.headers != null) {
                    if (!$util.isObject(object.headers))
                        throw $TypeError(".tailrace.v1.HandoverDown.headers: object expected");
                    message.headers = $root.tailrace.v1.HandoverHeaders.fromObject(object.headers, _depth + 1);
                }
                if (object.pieces != null) {
                    if (!$util.isObject(object.pieces))
                        throw $TypeError(".tailrace.v1.HandoverDown.pieces: object expected");
                    message.pieces = $root.tailrace.v1.HandoverPieces.fromObject(object.pieces, _depth + 1);
                }
                if (object.released != null) {
                    if (!$util.isObject(object.released))
                        throw $TypeError(".tailrace.v1.HandoverDown.released: object expected");
                    message.released = $root.tailrace.v1.HandoverReleased.fromObject(object.released, _depth + 1);
                }
                return message;
            };

            HandoverDown.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (message.hello != null && $Object.hasOwnProperty.call(message, "hello")) {
                    object.hello = $root.tailrace.v1.HandoverHello.toObject(message.hello, options, _depth + 1);
                    if (options.oneofs)
                        object.message = "hello";
                }
                if (message.headers != null && $Object.hasOwnProperty.call(message, "headers")) {
                    object.headers = $root.tailrace.v1.HandoverHeaders.toObject(message.headers, options, _depth + 1);
                    if (options.oneofs)
                        object.message = "headers";
                }
                if (message.pieces != null && $Object.hasOwnProperty.call(message, "pieces")) {
                    object.pieces = $root.tailrace.v1.HandoverPieces.toObject(message.pieces, options, _depth + 1);
                    if (options.oneofs)
                        object.message = "pieces";
                }
                if (message.released != null && $Object.hasOwnProperty.call(message, "released")) {
                    object.released = $root.tailrace.v1.HandoverReleased.toObject(message.released, options, _depth + 1);
                    if (options.oneofs)
                        object.message = "released";
                }
                return object;
            };

            HandoverDown.prototype.toJSON = function() {
                return HandoverDown.toObject(this, $protobuf.util.toJSONOptions);
            };

            return HandoverDown;
        })();

        v1.HandoverHello = (function() {

            const HandoverHello = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            HandoverHello.prototype.cluster = "";
            HandoverHello.prototype.version = 0;
            HandoverHello.prototype.peer = "";
            HandoverHello.prototype.incarnation = "";
            HandoverHello.prototype.newestVersion = 0;

            HandoverHello.create = function(properties) {
                return new HandoverHello(properties);
            };

            HandoverHello.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.cluster != null && $Object.hasOwnProperty.call(message, "cluster") && message.cluster !== "")
                    writer.uint32(10).string(message.cluster);
                if (message.version != null && $Object.hasOwnProperty.call(message, "version") && message.version !== 0)
                    writer.uint32(16).uint32(message.version);
                if (message.peer != null && $Object.hasOwnProperty.call(message, "peer") && message.peer !== "")
                    writer.uint32(26).string(message.peer);
                if (message.incarnation != null && $Object.hasOwnProperty.call(message, "incarnation") && message.incarnation !== "")
                    writer.uint32(34).string(message.incarnation);
                if (message.newestVersion != null && $Object.hasOwnProperty.call(message, "newestVersion") && message.newestVersion !== 0)
                    writer.uint32(120).uint32(message.newestVersion);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            HandoverHello.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.tailrace.v1.HandoverHello();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.cluster = value;
                            else
                                delete message.cluster;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.version = value;
                            else
                                delete message.version;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.peer = value;
                            else
                                delete message.peer;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.incarnation = value;
                            else
                                delete message.incarnation;
                            continue;
                        }
                    case 15: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.newestVersion = value;
                            else
                                delete message.newestVersion;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            HandoverHello.fromObject = function (object, _depth) {
                if (object instanceof $root.tailrace.v1.HandoverHello)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".tailrace.v1.HandoverHello: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.tailrace.v1.HandoverHello();
                if (object.cluster != null)
                    if (typeof object.cluster !== "string" || object.cluster.length)
                        message.cluster = $String(object.cluster);
                if (object.version != null)
                    if ($Number(object.version) !== 0)
                        message.version = object.version >>> 0;
                if (object.peer != null)
                    if (typeof object.peer !== "string" || object.peer.length)
                        message.peer = $String(object.peer);
                if (object.incarnation != null)
                    if (typeof object.incarnation !== "string" || object.incarnation.length)
                        message.incarnation = $String(object.incarnation);
                if (object.newestVersion != null)
                    if ($Number(object.newestVersion) !== 0)
                        message.newestVersion = object.newestVersion >>> 0;
                return message;
            };

            HandoverHello.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.cluster = "";
                    object.version = 0;
                    object.peer = "";
                    object.incarnation = "";
                    object.newestVersion = 0;
                }
                if (message.cluster != null && $Object.hasOwnProperty.call(message, "cluster"))
                    object.cluster = message.cluster;
                if (message.version != null && $Object.hasOwnProperty.call(message, "version"))
                    object.version = message.version;
                if (message.peer != null && $Object.hasOwnProperty.call(message, "peer"))
                    object.peer = message.peer;
                if (message.incarnation != null && $Object.hasOwnProperty.call(message, "incarnation"))
                    object.incarnation = message.incarnation;
                if (message.newestVersion != null && $Object.hasOwnProperty.call(message, "newestVersion"))
                    object.newestVersion = message.newestVersion;
                return object;
            };

            HandoverHello.prototype.toJSON = function() {
                return HandoverHello.toObject(this, $protobuf.util.toJSONOptions);
            };

            return HandoverHello;
        })();

        v1.HandoverAsk = (function() {

            const HandoverAsk = function (properties) {
                this.up = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            HandoverAsk.prototype.round = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            HandoverAsk.prototype.up = $util.emptyArray;

            HandoverAsk.create = function(properties) {
                return new HandoverAsk(properties);
            };

            HandoverAsk.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.round != null && $Object.hasOwnProperty.call(message, "round") && (typeof message.round === "object" ? message.round.low || message.round.high : message.round !== 0))
                    writer.uint32(8).uint64(message.round);
                if (message.up != null && message.up.length)
                    for (let i = 0; i < message.up.length; ++i)
                        writer.uint32(18).string(message.up[i]);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            HandoverAsk.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.tailrace.v1.HandoverAsk();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.round = value;
                            else
                                delete message.round;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.up && message.up.length))
                                message.up = [];
                            message.up.push(reader.stringVerify());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            HandoverAsk.fromObject = function (object, _depth) {
                if (object instanceof $root.tailrace.v1.HandoverAsk)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".tailrace.v1.HandoverAsk: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.tailrace.v1.HandoverAsk();
                if (object.round != null)
                    if (typeof object.round === "object" ? object.round.low || object.round.high : $Number(object.round) !== 0)
                        if ($util.Long)
                            message.round = $util.Long.fromValue(object.round, true);
                        else if (typeof object.round === "string")
                            message.round = $parseInt(object.round, 10);
                        else if (typeof object.round === "number")
                            message.round = object.round;
                        else if (typeof object.round === "object")
                            message.round = new $util.LongBits(object.round.low >>> 0, object.round.high >>> 0).toNumber(true);
                if (object.up) {
                    if (!$Array.isArray(object.up))
                        throw $TypeError(".tailrace.v1.HandoverAsk.up: array expected");
                    message.up = $Array(object.up.length);
                    for (let i = 0; i < object.up.length; ++i)
                        message.up[i] = $String(object.up[i]);
                }
                return message;
            };

            HandoverAsk.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.up = [];
                if (options.defaults)
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.round = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.round = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                if (message.round != null && $Object.hasOwnProperty.call(message, "round"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.round = typeof message.round === "number" ? $BigInt(message.round) : $util.Long.fromBits(message.round.low >>> 0, message.round.high >>> 0, true).toBigInt();
                    else if (typeof message.round === "number")
                        object.round = options.longs === $String ? $String(message.round) : message.round;
                    else
                        object.round = options.longs === $String ? $util.Long.prototype.toString.call(message.round) : options.longs === $Number ? new $util.LongBits(message.round.low >>> 0, message.round.high >>> 0).toNumber(true) : message.round;
                if (message.up && message.up.length) {
                    object.up = $Array(message.up.length);
                    for (let j = 0; j < message.up.length; ++j)
                        object.up[j] = message.up[j];
                }
                return object;
            };

            HandoverAsk.prototype.toJSON = function() {
                return HandoverAsk.toObject(this, $protobuf.util.toJSONOptions);
            };

            return HandoverAsk;
        })();

        v1.HandoverHeaders = (function() {

            const HandoverHeaders = function (properties) {
                this.headers = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            HandoverHeaders.prototype.round = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            HandoverHeaders.prototype.headers = $util.emptyArray;
            HandoverHeaders.prototype.last = false;

            HandoverHeaders.create = function(properties) {
                return new HandoverHeaders(properties);
            };

            HandoverHeaders.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.round != null && $Object.hasOwnProperty.call(message, "round") && (typeof message.round === "object" ? message.round.low || message.round.high : message.round !== 0))
                    writer.uint32(8).uint64(message.round);
                if (message.headers != null && message.headers.length)
                    for (let i = 0; i < message.headers.length; ++i)
                        $root.tailrace.v1.HandoverHeader.encode(message.headers[i], writer.uint32(18).fork(), _depth + 1).ldelim();
                if (message.last != null && $Object.hasOwnProperty.call(message, "last") && message.last !== false)
                    writer.uint32(24).bool(message.last);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            HandoverHeaders.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.tailrace.v1.HandoverHeaders();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.round = value;
                            else
                                delete message.round;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.headers && message.headers.length))
                                message.headers = [];
                            message.headers.push($root.tailrace.v1.HandoverHeader.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.last = value;
                            else
                                delete message.last;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            HandoverHeaders.fromObject = function (object, _depth) {
                if (object instanceof $root.tailrace.v1.HandoverHeaders)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".tailrace.v1.HandoverHeaders: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.tailrace.v1.HandoverHeaders();
                if (object.round != null)
                    if (typeof object.round === "object" ? object.round.low || object.round.high : $Number(object.round) !== 0)
                        if ($util.Long)
                            message.round = $util.Long.fromValue(object.round, true);
                        else if (typeof object.round === "string")
                            message.round = $parseInt(object.round, 10);
                        else if (typeof object.round === "number")
                            message.round = object.round;
                        else if (typeof object.round === "object")
                            message.round = new $util.LongBits(object.round.low >>> 0, object.round.high >>> 0).toNumber(true);
                if (object.headers) {
                    if (!$Array.isArray(object.headers))
                        throw $TypeError(".tailrace.v1.HandoverHeaders.headers: array expected");
                    message.headers = $Array(object.headers.length);
                    for (let i = 0; i < object.headers.length; ++i) {
                        if (!$util.isObject(object.headers[i]))
                            throw $TypeError(".tailrace.v1.HandoverHeaders.headers: object expected");
                        message.headers[i] = $root.tailrace.v1.HandoverHeader.fromObject(object.headers[i], _depth + 1);
                    }
                }
                if (object.last != null)
                    if (object.last)
                        message.last = $Boolean(object.last);
                return message;
            };

            HandoverHeaders.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.headers = [];
                if (options.defaults) {
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.round = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.round = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.last = false;
                }
                if (message.round != null && $Object.hasOwnProperty.call(message, "round"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.round = typeof message.round === "number" ? $BigInt(message.round) : $util.Long.fromBits(message.round.low >>> 0, message.round.high >>> 0, true).toBigInt();
                    else if (typeof message.round === "number")
                        object.round = options.longs === $String ? $String(message.round) : message.round;
                    else
                        object.round = options.longs === $String ? $util.Long.prototype.toString.call(message.round) : options.longs === $Number ? new $util.LongBits(message.round.low >>> 0, message.round.high >>> 0).toNumber(true) : message.round;
                if (message.headers && message.headers.length) {
                    object.headers = $Array(message.headers.length);
                    for (let j = 0; j < message.headers.length; ++j)
                        object.headers[j] = $root.tailrace.v1.HandoverHeader.toObject(message.headers[j], options, _depth + 1);
                }
                if (message.last != null && $Object.hasOwnProperty.call(message, "last"))
                    object.last = message.last;
                return object;
            };

            HandoverHeaders.prototype.toJSON = function() {
                return HandoverHeaders.toObject(this, $protobuf.util.toJSONOptions);
            };

            return HandoverHeaders;
        })();

        v1.HandoverHeader = (function() {

            const HandoverHeader = function (properties) {
                this.givenTo = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            HandoverHeader.prototype.app = "";
            HandoverHeader.prototype.logId = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            HandoverHeader.prototype.firstIndex = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            HandoverHeader.prototype.nextIndex = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            HandoverHeader.prototype.createdMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            HandoverHeader.prototype.lastWriteMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            HandoverHeader.prototype.droppedLines = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            HandoverHeader.prototype.givenTo = $util.emptyArray;
            HandoverHeader.prototype.draining = false;
            HandoverHeader.prototype.state = "";

            HandoverHeader.create = function(properties) {
                return new HandoverHeader(properties);
            };

            HandoverHeader.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.app != null && $Object.hasOwnProperty.call(message, "app") && message.app !== "")
                    writer.uint32(10).string(message.app);
                if (message.logId != null && $Object.hasOwnProperty.call(message, "logId") && (typeof message.logId === "object" ? message.logId.low || message.logId.high : message.logId !== 0))
                    writer.uint32(17).fixed64(message.logId);
                if (message.firstIndex != null && $Object.hasOwnProperty.call(message, "firstIndex") && (typeof message.firstIndex === "object" ? message.firstIndex.low || message.firstIndex.high : message.firstIndex !== 0))
                    writer.uint32(24).uint64(message.firstIndex);
                if (message.nextIndex != null && $Object.hasOwnProperty.call(message, "nextIndex") && (typeof message.nextIndex === "object" ? message.nextIndex.low || message.nextIndex.high : message.nextIndex !== 0))
                    writer.uint32(32).uint64(message.nextIndex);
                if (message.createdMs != null && $Object.hasOwnProperty.call(message, "createdMs") && (typeof message.createdMs === "object" ? message.createdMs.low || message.createdMs.high : message.createdMs !== 0))
                    writer.uint32(40).uint64(message.createdMs);
                if (message.lastWriteMs != null && $Object.hasOwnProperty.call(message, "lastWriteMs") && (typeof message.lastWriteMs === "object" ? message.lastWriteMs.low || message.lastWriteMs.high : message.lastWriteMs !== 0))
                    writer.uint32(48).uint64(message.lastWriteMs);
                if (message.droppedLines != null && $Object.hasOwnProperty.call(message, "droppedLines") && (typeof message.droppedLines === "object" ? message.droppedLines.low || message.droppedLines.high : message.droppedLines !== 0))
                    writer.uint32(56).uint64(message.droppedLines);
                if (message.givenTo != null && message.givenTo.length)
                    for (let i = 0; i < message.givenTo.length; ++i)
                        writer.uint32(66).string(message.givenTo[i]);
                if (message.draining != null && $Object.hasOwnProperty.call(message, "draining") && message.draining !== false)
                    writer.uint32(72).bool(message.draining);
                if (message.state != null && $Object.hasOwnProperty.call(message, "state") && message.state !== "")
                    writer.uint32(82).string(message.state);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            HandoverHeader.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.tailrace.v1.HandoverHeader();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.app = value;
                            else
                                delete message.app;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 1)
                                break;
                            if (typeof (value = reader.fixed64()) === "object" ? value.low || value.high : value !== 0)
                                message.logId = value;
                            else
                                delete message.logId;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.firstIndex = value;
                            else
                                delete message.firstIndex;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.nextIndex = value;
                            else
                                delete message.nextIndex;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.createdMs = value;
                            else
                                delete message.createdMs;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.lastWriteMs = value;
                            else
                                delete message.lastWriteMs;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.droppedLines = value;
                            else
                                delete message.droppedLines;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            if (!(message.givenTo && message.givenTo.length))
                                message.givenTo = [];
                            message.givenTo.push(reader.stringVerify());
                            continue;
                        }
                    case 9: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.draining = value;
                            else
                                delete message.draining;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.state = value;
                            else
                                delete message.state;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            HandoverHeader.fromObject = function (object, _depth) {
                if (object instanceof $root.tailrace.v1.HandoverHeader)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".tailrace.v1.HandoverHeader: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.tailrace.v1.HandoverHeader();
                if (object.app != null)
                    if (typeof object.app !== "string" || object.app.length)
                        message.app = $String(object.app);
                if (object.logId != null)
                    if (typeof object.logId === "object" ? object.logId.low || object.logId.high : $Number(object.logId) !== 0)
                        if ($util.Long)
                            message.logId = $util.Long.fromValue(object.logId, true);
                        else if (typeof object.logId === "string")
                            message.logId = $parseInt(object.logId, 10);
                        else if (typeof object.logId === "number")
                            message.logId = object.logId;
                        else if (typeof object.logId === "object")
                            message.logId = new $util.LongBits(object.logId.low >>> 0, object.logId.high >>> 0).toNumber(true);
                if (object.firstIndex != null)
                    if (typeof object.firstIndex === "object" ? object.firstIndex.low || object.firstIndex.high : $Number(object.firstIndex) !== 0)
                        if ($util.Long)
                            message.firstIndex = $util.Long.fromValue(object.firstIndex, true);
                        else if (typeof object.firstIndex === "string")
                            message.firstIndex = $parseInt(object.firstIndex, 10);
                        else if (typeof object.firstIndex === "number")
                            message.firstIndex = object.firstIndex;
                        else if (typeof object.firstIndex === "object")
                            message.firstIndex = new $util.LongBits(object.firstIndex.low >>> 0, object.firstIndex.high >>> 0).toNumber(true);
                if (object.nextIndex != null)
                    if (typeof object.nextIndex === "object" ? object.nextIndex.low || object.nextIndex.high : $Number(object.nextIndex) !== 0)
                        if ($util.Long)
                            message.nextIndex = $util.Long.fromValue(object.nextIndex, true);
                        else if (typeof object.nextIndex === "string")
                            message.nextIndex = $parseInt(object.nextIndex, 10);
                        else if (typeof object.nextIndex === "number")
                            message.nextIndex = object.nextIndex;
                        else if (typeof object.nextIndex === "object")
                            message.nextIndex = new $util.LongBits(object.nextIndex.low >>> 0, object.nextIndex.high >>> 0).toNumber(true);
                if (object.createdMs != null)
                    if (typeof object.createdMs === "object" ? object.createdMs.low || object.createdMs.high : $Number(object.createdMs) !== 0)
                        if ($util.Long)
                            message.createdMs = $util.Long.fromValue(object.createdMs, true);
                        else if (typeof object.createdMs === "string")
                            message.createdMs = $parseInt(object.createdMs, 10);
                        else if (typeof object.createdMs === "number")
                            message.createdMs = object.createdMs;
                        else if (typeof object.createdMs === "object")
                            message.createdMs = new $util.LongBits(object.createdMs.low >>> 0, object.createdMs.high >>> 0).toNumber(true);
                if (object.lastWriteMs != null)
                    if (typeof object.lastWriteMs === "object" ? object.lastWriteMs.low || object.lastWriteMs.high : $Number(object.lastWriteMs) !== 0)
                        if ($util.Long)
                            message.lastWriteMs = $util.Long.fromValue(object.lastWriteMs, true);
                        else if (typeof object.lastWriteMs === "string")
                            message.lastWriteMs = $parseInt(object.lastWriteMs, 10);
                        else if (typeof object.lastWriteMs === "number")
                            message.lastWriteMs = object.lastWriteMs;
                        else if (typeof object.lastWriteMs === "object")
                            message.lastWriteMs = new $util.LongBits(object.lastWriteMs.low >>> 0, object.lastWriteMs.high >>> 0).toNumber(true);
                if (object.droppedLines != null)
                    if (typeof object.droppedLines === "object" ? object.droppedLines.low || object.droppedLines.high : $Number(object.droppedLines) !== 0)
                        if ($util.Long)
                            message.droppedLines = $util.Long.fromValue(object.droppedLines, true);
                        else if (typeof object.droppedLines === "string")
                            message.droppedLines = $parseInt(object.droppedLines, 10);
                        else if (typeof object.droppedLines === "number")
                            message.droppedLines = object.droppedLines;
                        else if (typeof object.droppedLines === "object")
                            message.droppedLines = new $util.LongBits(object.droppedLines.low >>> 0, object.droppedLines.high >>> 0).toNumber(true);
                if (object.givenTo) {
                    if (!$Array.isArray(object.givenTo))
                        throw $TypeError(".tailrace.v1.HandoverHeader.givenTo: array expected");
                    message.givenTo = $Array(object.givenTo.length);
                    for (let i = 0; i < object.givenTo.length; ++i)
                        message.givenTo[i] = $String(object.givenTo[i]);
                }
                if (object.draining != null)
                    if (object.draining)
                        message.draining = $Boolean(object.draining);
                if (object.state != null)
                    if (typeof object.state !== "string" || object.state.length)
                        message.state = $String(object.state);
                return message;
            };

            HandoverHeader.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.givenTo = [];
                if (options.defaults) {
                    object.app = "";
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.logId = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.logId = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.firstIndex = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.firstIndex = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.nextIndex = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.nextIndex = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.createdMs = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.createdMs = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.lastWriteMs = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.lastWriteMs = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.droppedLines = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.droppedLines = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.draining = false;
                    object.state = "";
                }
                if (message.app != null && $Object.hasOwnProperty.call(message, "app"))
                    object.app = message.app;
                if (message.logId != null && $Object.hasOwnProperty.call(message, "logId"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.logId = typeof message.logId === "number" ? $BigInt(message.logId) : $util.Long.fromBits(message.logId.low >>> 0, message.logId.high >>> 0, true).toBigInt();
                    else if (typeof message.logId === "number")
                        object.logId = options.longs === $String ? $String(message.logId) : message.logId;
                    else
                        object.logId = options.longs === $String ? $util.Long.prototype.toString.call(message.logId) : options.longs === $Number ? new $util.LongBits(message.logId.low >>> 0, message.logId.high >>> 0).toNumber(true) : message.logId;
                if (message.firstIndex != null && $Object.hasOwnProperty.call(message, "firstIndex"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.firstIndex = typeof message.firstIndex === "number" ? $BigInt(message.firstIndex) : $util.Long.fromBits(message.firstIndex.low >>> 0, message.firstIndex.high >>> 0, true).toBigInt();
                    else if (typeof message.firstIndex === "number")
                        object.firstIndex = options.longs === $String ? $String(message.firstIndex) : message.firstIndex;
                    else
                        object.firstIndex = options.longs === $String ? $util.Long.prototype.toString.call(message.firstIndex) : options.longs === $Number ? new $util.LongBits(message.firstIndex.low >>> 0, message.firstIndex.high >>> 0).toNumber(true) : message.firstIndex;
                if (message.nextIndex != null && $Object.hasOwnProperty.call(message, "nextIndex"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.nextIndex = typeof message.nextIndex === "number" ? $BigInt(message.nextIndex) : $util.Long.fromBits(message.nextIndex.low >>> 0, message.nextIndex.high >>> 0, true).toBigInt();
                    else if (typeof message.nextIndex === "number")
                        object.nextIndex = options.longs === $String ? $String(message.nextIndex) : message.nextIndex;
                    else
                        object.nextIndex = options.longs === $String ? $util.Long.prototype.toString.call(message.nextIndex) : options.longs === $Number ? new $util.LongBits(message.nextIndex.low >>> 0, message.nextIndex.high >>> 0).toNumber(true) : message.nextIndex;
                if (message.createdMs != null && $Object.hasOwnProperty.call(message, "createdMs"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.createdMs = typeof message.createdMs === "number" ? $BigInt(message.createdMs) : $util.Long.fromBits(message.createdMs.low >>> 0, message.createdMs.high >>> 0, true).toBigInt();
                    else if (typeof message.createdMs === "number")
                        object.createdMs = options.longs === $String ? $String(message.createdMs) : message.createdMs;
                    else
                        object.createdMs = options.longs === $String ? $util.Long.prototype.toString.call(message.createdMs) : options.longs === $Number ? new $util.LongBits(message.createdMs.low >>> 0, message.createdMs.high >>> 0).toNumber(true) : message.createdMs;
                if (message.lastWriteMs != null && $Object.hasOwnProperty.call(message, "lastWriteMs"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.lastWriteMs = typeof message.lastWriteMs === "number" ? $BigInt(message.lastWriteMs) : $util.Long.fromBits(message.lastWriteMs.low >>> 0, message.lastWriteMs.high >>> 0, true).toBigInt();
                    else if (typeof message.lastWriteMs === "number")
                        object.lastWriteMs = options.longs === $String ? $String(message.lastWriteMs) : message.lastWriteMs;
                    else
                        object.lastWriteMs = options.longs === $String ? $util.Long.prototype.toString.call(message.lastWriteMs) : options.longs === $Number ? new $util.LongBits(message.lastWriteMs.low >>> 0, message.lastWriteMs.high >>> 0).toNumber(true) : message.lastWriteMs;
                if (message.droppedLines != null && $Object.hasOwnProperty.call(message, "droppedLines"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.droppedLines = typeof message.droppedLines === "number" ? $BigInt(message.droppedLines) : $util.Long.fromBits(message.droppedLines.low >>> 0, message.droppedLines.high >>> 0, true).toBigInt();
                    else if (typeof message.droppedLines === "number")
                        object.droppedLines = options.longs === $String ? $String(message.droppedLines) : message.droppedLines;
                    else
                        object.droppedLines = options.longs === $String ? $util.Long.prototype.toString.call(message.droppedLines) : options.longs === $Number ? new $util.LongBits(message.droppedLines.low >>> 0, message.droppedLines.high >>> 0).toNumber(true) : message.droppedLines;
                if (message.givenTo && message.givenTo.length) {
                    object.givenTo = $Array(message.givenTo.length);
                    for (let j = 0; j < message.givenTo.length; ++j)
                        object.givenTo[j] = message.givenTo[j];
                }
                if (message.draining != null && $Object.hasOwnProperty.call(message, "draining"))
                    object.draining = message.draining;
                if (message.state != null && $Object.hasOwnProperty.call(message, "state"))
                    object.state = message.state;
                return object;
            };

            HandoverHeader.prototype.toJSON = function() {
                return HandoverHeader.toObject(this, $protobuf.util.toJSONOptions);
            };

            return HandoverHeader;
        })();

        v1.HandoverFetch = (function() {

            const HandoverFetch = function (properties) {
                this.wants = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            HandoverFetch.prototype.wants = $util.emptyArray;

            HandoverFetch.create = function(properties) {
                return new HandoverFetch(properties);
            };

            HandoverFetch.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.wants != null && message.wants.length)
                    for (let i = 0; i < message.wants.length; ++i)
                        $root.tailrace.v1.HandoverWant.encode(message.wants[i], writer.uint32(10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            HandoverFetch.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.tailrace.v1.HandoverFetch();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.wants && message.wants.length))
                                message.wants = [];
                            message.wants.push($root.tailrace.v1.HandoverWant.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            HandoverFetch.fromObject = function (object, _depth) {
                if (object instanceof $root.tailrace.v1.HandoverFetch)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".tailrace.v1.HandoverFetch: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.tailrace.v1.HandoverFetch();
                if (object.wants) {
                    if (!$Array.isArray(object.wants))
                        throw $TypeError(".tailrace.v1.HandoverFetch.wants: array expected");
                    message.wants = $Array(object.wants.length);
                    for (let i = 0; i < object.wants.length; ++i) {
                        if (!$util.isObject(object.wants[i]))
                            throw $TypeError(".tailrace.v1.HandoverFetch.wants: object expected");
                        message.wants[i] = $root.tailrace.v1.HandoverWant.fromObject(object.wants[i], _depth + 1);
                    }
                }
                return message;
            };

            HandoverFetch.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.wants = [];
                if (message.wants && message.wants.length) {
                    object.wants = $Array(message.wants.length);
                    for (let j = 0; j < message.wants.length; ++j)
                        object.wants[j] = $root.tailrace.v1.HandoverWant.toObject(message.wants[j], options, _depth + 1);
                }
                return object;
            };

            HandoverFetch.prototype.toJSON = function() {
                return HandoverFetch.toObject(this, $protobuf.util.toJSONOptions);
            };

            return HandoverFetch;
        })();

        v1.HandoverWant = (function() {

            const HandoverWant = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            HandoverWant.prototype.app = "";
            HandoverWant.prototype.logId = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            HandoverWant.prototype.before = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            HandoverWant.create = function(properties) {
                return new HandoverWant(properties);
            };

            HandoverWant.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.app != null && $Object.hasOwnProperty.call(message, "app") && message.app !== "")
                    writer.uint32(10).string(message.app);
                if (message.logId != null && $Object.hasOwnProperty.call(message, "logId") && (typeof message.logId === "object" ? message.logId.low || message.logId.high : message.logId !== 0))
                    writer.uint32(17).fixed64(message.logId);
                if (message.before != null && $Object.hasOwnProperty.call(message, "before") && (typeof message.before === "object" ? message.before.low || message.before.high : message.before !== 0))
                    writer.uint32(24).uint64(message.before);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            HandoverWant.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.tailrace.v1.HandoverWant();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.app = value;
                            else
                                delete message.app;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 1)
                                break;
                            if (typeof (value = reader.fixed64()) === "object" ? value.low || value.high : value !== 0)
                                message.logId = value;
                            else
                                delete message.logId;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.before = value;
                            else
                                delete message.before;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            HandoverWant.fromObject = function (object, _depth) {
                if (object instanceof $root.tailrace.v1.HandoverWant)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".tailrace.v1.HandoverWant: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.tailrace.v1.HandoverWant();
                if (object.app != null)
                    if (typeof object.app !== "string" || object.app.length)
                        message.app = $String(object.app);
                if (object.logId != null)
                    if (typeof object.logId === "object" ? object.logId.low || object.logId.high : $Number(object.logId) !== 0)
                        if ($util.Long)
                            message.logId = $util.Long.fromValue(object.logId, true);
                        else if (typeof object.logId === "string")
                            message.logId = $parseInt(object.logId, 10);
                        else if (typeof object.logId === "number")
                            message.logId = object.logId;
                        else if (typeof object.logId === "object")
                            message.logId = new $util.LongBits(object.logId.low >>> 0, object.logId.high >>> 0).toNumber(true);
                if (object.before != null)
                    if (typeof object.before === "object" ? object.before.low || object.before.high : $Number(object.before) !== 0)
                        if ($util.Long)
                            message.before = $util.Long.fromValue(object.before, true);
                        else if (typeof object.before === "string")
                            message.before = $parseInt(object.before, 10);
                        else if (typeof object.before === "number")
                            message.before = object.before;
                        else if (typeof object.before === "object")
                            message.before = new $util.LongBits(object.before.low >>> 0, object.before.high >>> 0).toNumber(true);
                return message;
            };

            HandoverWant.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.app = "";
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.logId = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.logId = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.before = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.before = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                }
                if (message.app != null && $Object.hasOwnProperty.call(message, "app"))
                    object.app = message.app;
                if (message.logId != null && $Object.hasOwnProperty.call(message, "logId"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.logId = typeof message.logId === "number" ? $BigInt(message.logId) : $util.Long.fromBits(message.logId.low >>> 0, message.logId.high >>> 0, true).toBigInt();
                    else if (typeof message.logId === "number")
                        object.logId = options.longs === $String ? $String(message.logId) : message.logId;
                    else
                        object.logId = options.longs === $String ? $util.Long.prototype.toString.call(message.logId) : options.longs === $Number ? new $util.LongBits(message.logId.low >>> 0, message.logId.high >>> 0).toNumber(true) : message.logId;
                if (message.before != null && $Object.hasOwnProperty.call(message, "before"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.before = typeof message.before === "number" ? $BigInt(message.before) : $util.Long.fromBits(message.before.low >>> 0, message.before.high >>> 0, true).toBigInt();
                    else if (typeof message.before === "number")
                        object.before = options.longs === $String ? $String(message.before) : message.before;
                    else
                        object.before = options.longs === $String ? $util.Long.prototype.toString.call(message.before) : options.longs === $Number ? new $util.LongBits(message.before.low >>> 0, message.before.high >>> 0).toNumber(true) : message.before;
                return object;
            };

            HandoverWant.prototype.toJSON = function() {
                return HandoverWant.toObject(this, $protobuf.util.toJSONOptions);
            };

            return HandoverWant;
        })();

        v1.HandoverPieces = (function() {

            const HandoverPieces = function (properties) {
                this.pieces = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            HandoverPieces.prototype.pieces = $util.emptyArray;

            HandoverPieces.create = function(properties) {
                return new HandoverPieces(properties);
            };

            HandoverPieces.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.pieces != null && message.pieces.length)
                    for (let i = 0; i < message.pieces.length; ++i)
                        $root.tailrace.v1.HandoverPiece.encode(message.pieces[i], writer.uint32(10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            HandoverPieces.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.tailrace.v1.HandoverPieces();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.pieces && message.pieces.length))
                                message.pieces = [];
                            message.pieces.push($root.tailrace.v1.HandoverPiece.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            HandoverPieces.fromObject = function (object, _depth) {
                if (object instanceof $root.tailrace.v1.HandoverPieces)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".tailrace.v1.HandoverPieces: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.tailrace.v1.HandoverPieces();
                if (object.pieces) {
                    if (!$Array.isArray(object.pieces))
                        throw $TypeError(".tailrace.v1.HandoverPieces.pieces: array expected");
                    message.pieces = $Array(object.pieces.length);
                    for (let i = 0; i < object.pieces.length; ++i) {
                        if (!$util.isObject(object.pieces[i]))
                            throw $TypeError(".tailrace.v1.HandoverPieces.pieces: object expected");
                        message.pieces[i] = $root.tailrace.v1.HandoverPiece.fromObject(object.pieces[i], _depth + 1);
                    }
                }
                return message;
            };

            HandoverPieces.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.pieces = [];
                if (message.pieces && message.pieces.length) {
                    object.pieces = $Array(message.pieces.length);
                    for (let j = 0; j < message.pieces.length; ++j)
                        object.pieces[j] = $root.tailrace.v1.HandoverPiece.toObject(message.pieces[j], options, _depth + 1);
                }
                return object;
            };

            HandoverPieces.prototype.toJSON = function() {
                return HandoverPieces.toObject(this, $protobuf.util.toJSONOptions);
            };

            return HandoverPieces;
        })();

        v1.HandoverPiece = (function() {

            const HandoverPiece = function (properties) {
                this.chunks = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            HandoverPiece.prototype.app = "";
            HandoverPiece.prototype.logId = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            HandoverPiece.prototype.before = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            HandoverPiece.prototype.chunks = $util.emptyArray;
            HandoverPiece.prototype.atStart = false;

            HandoverPiece.create = function(properties) {
                return new HandoverPiece(properties);
            };

            HandoverPiece.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.app != null && $Object.hasOwnProperty.call(message, "app") && message.app !== "")
                    writer.uint32(10).string(message.app);
                if (message.logId != null && $Object.hasOwnProperty.call(message, "logId") && (typeof message.logId === "object" ? message.logId.low || message.logId.high : message.logId !== 0))
                    writer.uint32(17).fixed64(message.logId);
                if (message.before != null && $Object.hasOwnProperty.call(message, "before") && (typeof message.before === "object" ? message.before.low || message.before.high : message.before !== 0))
                    writer.uint32(24).uint64(message.before);
                if (message.chunks != null && message.chunks.length)
                    for (let i = 0; i < message.chunks.length; ++i)
                        $root.tailrace.v1.HandoverChunk.encode(message.chunks[i], writer.uint32(34).fork(), _depth + 1).ldelim();
                if (message.atStart != null && $Object.hasOwnProperty.call(message, "atStart") && message.atStart !== false)
                    writer.uint32(40).bool(message.atStart);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            HandoverPiece.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.tailrace.v1.HandoverPiece();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.app = value;
                            else
                                delete message.app;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 1)
                                break;
                            if (typeof (value = reader.fixed64()) === "object" ? value.low || value.high : value !== 0)
                                message.logId = value;
                            else
                                delete message.logId;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.before = value;
                            else
                                delete message.before;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if (!(message.chunks && message.chunks.length))
                                message.chunks = [];
                            message.chunks.push($root.tailrace.v1.HandoverChunk.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.atStart = value;
                            else
                                delete message.atStart;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            HandoverPiece.fromObject = function (object, _depth) {
                if (object instanceof $root.tailrace.v1.HandoverPiece)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".tailrace.v1.HandoverPiece: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.tailrace.v1.HandoverPiece();
                if (object.app != null)
                    if (typeof object.app !== "string" || object.app.length)
                        message.app = $String(object.app);
                if (object.logId != null)
                    if (typeof object.logId === "object" ? object.logId.low || object.logId.high : $Number(object.logId) !== 0)
                        if ($util.Long)
                            message.logId = $util.Long.fromValue(object.logId, true);
                        else if (typeof object.logId === "string")
                            message.logId = $parseInt(object.logId, 10);
                        else if (typeof object.logId === "number")
                            message.logId = object.logId;
                        else if (typeof object.logId === "object")
                            message.logId = new $util.LongBits(object.logId.low >>> 0, object.logId.high >>> 0).toNumber(true);
                if (object.before != null)
                    if (typeof object.before === "object" ? object.before.low || object.before.high : $Number(object.before) !== 0)
                        if ($util.Long)
                            message.before = $util.Long.fromValue(object.before, true);
                        else if (typeof object.before === "string")
                            message.before = $parseInt(object.before, 10);
                        else if (typeof object.before === "number")
                            message.before = object.before;
                        else if (typeof object.before === "object")
                            message.before = new $util.LongBits(object.before.low >>> 0, object.before.high >>> 0).toNumber(true);
                if (object.chunks) {
                    if (!$Array.isArray(object.chunks))
                        throw $TypeError(".tailrace.v1.HandoverPiece.chunks: array expected");
                    message.chunks = $Array(object.chunks.length);
                    for (let i = 0; i < object.chunks.length; ++i) {
                        if (!$util.isObject(object.chunks[i]))
                            throw $TypeError(".tailrace.v1.HandoverPiece.chunks: object expected");
                        message.chunks[i] = $root.tailrace.v1.HandoverChunk.fromObject(object.chunks[i], _depth + 1);
                    }
                }
                if (object.atStart != null)
                    if (object.atStart)
                        message.atStart = $Boolean(object.atStart);
                return message;
            };

            HandoverPiece.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.chunks = [];
                if (options.defaults) {
                    object.app = "";
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.logId = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.logId = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.before = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.before = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.atStart = false;
                }
                if (message.app != null && $Object.hasOwnProperty.call(message, "app"))
                    object.app = message.app;
                if (message.logId != null && $Object.hasOwnProperty.call(message, "logId"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.logId = typeof message.logId === "number" ? $BigInt(message.logId) : $util.Long.fromBits(message.logId.low >>> 0, message.logId.high >>> 0, true).toBigInt();
                    else if (typeof message.logId === "number")
                        object.logId = options.longs === $String ? $String(message.logId) : message.logId;
                    else
                        object.logId = options.longs === $String ? $util.Long.prototype.toString.call(message.logId) : options.longs === $Number ? new $util.LongBits(message.logId.low >>> 0, message.logId.high >>> 0).toNumber(true) : message.logId;
                if (message.before != null && $Object.hasOwnProperty.call(message, "before"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.before = typeof message.before === "number" ? $BigInt(message.before) : $util.Long.fromBits(message.before.low >>> 0, message.before.high >>> 0, true).toBigInt();
                    else if (typeof message.before === "number")
                        object.before = options.longs === $String ? $String(message.before) : message.before;
                    else
                        object.before = options.longs === $String ? $util.Long.prototype.toString.call(message.before) : options.longs === $Number ? new $util.LongBits(message.before.low >>> 0, message.before.high >>> 0).toNumber(true) : message.before;
                if (message.chunks && message.chunks.length) {
                    object.chunks = $Array(message.chunks.length);
                    for (let j = 0; j < message.chunks.length; ++j)
                        object.chunks[j] = $root.tailrace.v1.HandoverChunk.toObject(message.chunks[j], options, _depth + 1);
                }
                if (message.atStart != null && $Object.hasOwnProperty.call(message, "atStart"))
                    object.atStart = message.atStart;
                return object;
            };

            HandoverPiece.prototype.toJSON = function() {
                return HandoverPiece.toObject(this, $protobuf.util.toJSONOptions);
            };

            return HandoverPiece;
        })();

        v1.HandoverChunk = (function() {

            const HandoverChunk = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            HandoverChunk.prototype.firstIndex = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            HandoverChunk.prototype.endIndex = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            HandoverChunk.prototype.lines = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            HandoverChunk.prototype.stops = $util.newBuffer([]);
            HandoverChunk.prototype.entries = $util.newBuffer([]);

            HandoverChunk.create = function(properties) {
                return new HandoverChunk(properties);
            };

            HandoverChunk.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.firstIndex != null && $Object.hasOwnProperty.call(message, "firstIndex") && (typeof message.firstIndex === "object" ? message.firstIndex.low || message.firstIndex.high : message.firstIndex !== 0))
                    writer.uint32(8).uint64(message.firstIndex);
                if (message.endIndex != null && $Object.hasOwnProperty.call(message, "endIndex") && (typeof message.endIndex === "object" ? message.endIndex.low || message.endIndex.high : message.endIndex !== 0))
                    writer.uint32(16).uint64(message.endIndex);
                if (message.lines != null && $Object.hasOwnProperty.call(message, "lines") && (typeof message.lines === "object" ? message.lines.low || message.lines.high : message.lines !== 0))
                    writer.uint32(24).uint64(message.lines);
                if (message.stops != null && $Object.hasOwnProperty.call(message, "stops") && message.stops.length)
                    writer.uint32(34).bytes(message.stops);
                if (message.entries != null && $Object.hasOwnProperty.call(message, "entries") && message.entries.length)
                    writer.uint32(42).bytes(message.entries);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            HandoverChunk.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.tailrace.v1.HandoverChunk();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.firstIndex = value;
                            else
                                delete message.firstIndex;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.endIndex = value;
                            else
                                delete message.endIndex;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.lines = value;
                            else
                                delete message.lines;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.stops = value;
                            else
                                delete message.stops;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.entries = value;
                            else
                                delete message.entries;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            HandoverChunk.fromObject = function (object, _depth) {
                if (object instanceof $root.tailrace.v1.HandoverChunk)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".tailrace.v1.HandoverChunk: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.tailrace.v1.HandoverChunk();
                if (object.firstIndex != null)
                    if (typeof object.firstIndex === "object" ? object.firstIndex.low || object.firstIndex.high : $Number(object.firstIndex) !== 0)
                        if ($util.Long)
                            message.firstIndex = $util.Long.fromValue(object.firstIndex, true);
                        else if (typeof object.firstIndex === "string")
                            message.firstIndex = $parseInt(object.firstIndex, 10);
                        else if (typeof object.firstIndex === "number")
                            message.firstIndex = object.firstIndex;
                        else if (typeof object.firstIndex === "object")
                            message.firstIndex = new $util.LongBits(object.firstIndex.low >>> 0, object.firstIndex.high >>> 0).toNumber(true);
                if (object.endIndex != null)
                    if (typeof object.endIndex === "object" ? object.endIndex.low || object.endIndex.high : $Number(object.endIndex) !== 0)
                        if ($util.Long)
                            message.endIndex = $util.Long.fromValue(object.endIndex, true);
                        else if (typeof object.endIndex === "string")
                            message.endIndex = $parseInt(object.endIndex, 10);
                        else if (typeof object.endIndex === "number")
                            message.endIndex = object.endIndex;
                        else if (typeof object.endIndex === "object")
                            message.endIndex = new $util.LongBits(object.endIndex.low >>> 0, object.endIndex.high >>> 0).toNumber(true);
                if (object.lines != null)
                    if (typeof object.lines === "object" ? object.lines.low || object.lines.high : $Number(object.lines) !== 0)
                        if ($util.Long)
                            message.lines = $util.Long.fromValue(object.lines, true);
                        else if (typeof object.lines === "string")
                            message.lines = $parseInt(object.lines, 10);
                        else if (typeof object.lines === "number")
                            message.lines = object.lines;
                        else if (typeof object.lines === "object")
                            message.lines = new $util.LongBits(object.lines.low >>> 0, object.lines.high >>> 0).toNumber(true);
                if (object.stops != null)
                    if (object.stops.length)
                        if (typeof object.stops === "string")
                            $util.base64.decode(object.stops, message.stops = $util.newBuffer($util.base64.length(object.stops)), 0);
                        else if (object.stops.length >= 0)
                            message.stops = object.stops;
                if (object.entries != null)
                    if (object.entries.length)
                        if (typeof object.entries === "string")
                            $util.base64.decode(object.entries, message.entries = $util.newBuffer($util.base64.length(object.entries)), 0);
                        else if (object.entries.length >= 0)
                            message.entries = object.entries;
                return message;
            };

            HandoverChunk.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.firstIndex = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.firstIndex = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.endIndex = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.endIndex = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.lines = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.lines = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if (options.bytes === $String)
                        object.stops = "";
                    else {
                        object.stops = [];
                        if (options.bytes !== $Array)
                            object.stops = $util.newBuffer(object.stops);
                    }
                    if (options.bytes === $String)
                        object.entries = "";
                    else {
                        object.entries = [];
                        if (options.bytes !== $Array)
                            object.entries = $util.newBuffer(object.entries);
                    }
                }
                if (message.firstIndex != null && $Object.hasOwnProperty.call(message, "firstIndex"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.firstIndex = typeof message.firstIndex === "number" ? $BigInt(message.firstIndex) : $util.Long.fromBits(message.firstIndex.low >>> 0, message.firstIndex.high >>> 0, true).toBigInt();
                    else if (typeof message.firstIndex === "number")
                        object.firstIndex = options.longs === $String ? $String(message.firstIndex) : message.firstIndex;
                    else
                        object.firstIndex = options.longs === $String ? $util.Long.prototype.toString.call(message.firstIndex) : options.longs === $Number ? new $util.LongBits(message.firstIndex.low >>> 0, message.firstIndex.high >>> 0).toNumber(true) : message.firstIndex;
                if (message.endIndex != null && $Object.hasOwnProperty.call(message, "endIndex"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.endIndex = typeof message.endIndex === "number" ? $BigInt(message.endIndex) : $util.Long.fromBits(message.endIndex.low >>> 0, message.endIndex.high >>> 0, true).toBigInt();
                    else if (typeof message.endIndex === "number")
                        object.endIndex = options.longs === $String ? $String(message.endIndex) : message.endIndex;
                    else
                        object.endIndex = options.longs === $String ? $util.Long.prototype.toString.call(message.endIndex) : options.longs === $Number ? new $util.LongBits(message.endIndex.low >>> 0, message.endIndex.high >>> 0).toNumber(true) : message.endIndex;
                if (message.lines != null && $Object.hasOwnProperty.call(message, "lines"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.lines = typeof message.lines === "number" ? $BigInt(message.lines) : $util.Long.fromBits(message.lines.low >>> 0, message.lines.high >>> 0, true).toBigInt();
                    else if (typeof message.lines === "number")
                        object.lines = options.longs === $String ? $String(message.lines) : message.lines;
                    else
                        object.lines = options.longs === $String ? $util.Long.prototype.toString.call(message.lines) : options.longs === $Number ? new $util.LongBits(message.lines.low >>> 0, message.lines.high >>> 0).toNumber(true) : message.lines;
                if (message.stops != null && $Object.hasOwnProperty.call(message, "stops"))
                    object.stops = options.bytes === $String ? $util.base64.encode(message.stops, 0, message.stops.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.stops) : message.stops;
                if (message.entries != null && $Object.hasOwnProperty.call(message, "entries"))
                    object.entries = options.bytes === $String ? $util.base64.encode(message.entries, 0, message.entries.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.entries) : message.entries;
                return object;
            };

            HandoverChunk.prototype.toJSON = function() {
                return HandoverChunk.toObject(this, $protobuf.util.toJSONOptions);
            };

            return HandoverChunk;
        })();

        v1.HandoverTaken = (function() {

            const HandoverTaken = function (properties) {
                this.logs = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            HandoverTaken.prototype.logs = $util.emptyArray;

            HandoverTaken.create = function(properties) {
                return new HandoverTaken(properties);
            };

            HandoverTaken.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.logs != null && message.logs.length)
                    for (let i = 0; i < message.logs.length; ++i)
                        $root.tailrace.v1.HandoverLog.encode(message.logs[i], writer.uint32(10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            HandoverTaken.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.tailrace.v1.HandoverTaken();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.logs && message.logs.length))
                                message.logs = [];
                            message.logs.push($root.tailrace.v1.HandoverLog.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            HandoverTaken.fromObject = function (object, _depth) {
                if (object instanceof $root.tailrace.v1.HandoverTaken)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".tailrace.v1.HandoverTaken: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.tailrace.v1.HandoverTaken();
                if (object.logs) {
                    if (!$Array.isArray(object.logs))
                        throw $TypeError(".tailrace.v1.HandoverTaken.logs: array expected");
                    message.logs = $Array(object.logs.length);
                    for (let i = 0; i < object.logs.length; ++i) {
                        if (!$util.isObject(object.logs[i]))
                            throw $TypeError(".tailrace.v1.HandoverTaken.logs: object expected");
                        message.logs[i] = $root.tailrace.v1.HandoverLog.fromObject(object.logs[i], _depth + 1);
                    }
                }
                return message;
            };

            HandoverTaken.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.logs = [];
                if (message.logs && message.logs.length) {
                    object.logs = $Array(message.logs.length);
                    for (let j = 0; j < message.logs.length; ++j)
                        object.logs[j] = $root.tailrace.v1.HandoverLog.toObject(message.logs[j], options, _depth + 1);
                }
                return object;
            };

            HandoverTaken.prototype.toJSON = function() {
                return HandoverTaken.toObject(this, $protobuf.util.toJSONOptions);
            };

            return HandoverTaken;
        })();

        v1.HandoverLog = (function() {

            const HandoverLog = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            HandoverLog.prototype.app = "";
            HandoverLog.prototype.logId = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            HandoverLog.prototype.nextIndex = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            HandoverLog.create = function(properties) {
                return new HandoverLog(properties);
            };

            HandoverLog.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.app != null && $Object.hasOwnProperty.call(message, "app") && message.app !== "")
                    writer.uint32(10).string(message.app);
                if (message.logId != null && $Object.hasOwnProperty.call(message, "logId") && (typeof message.logId === "object" ? message.logId.low || message.logId.high : message.logId !== 0))
                    writer.uint32(17).fixed64(message.logId);
                if (message.nextIndex != null && $Object.hasOwnProperty.call(message, "nextIndex") && (typeof message.nextIndex === "object" ? message.nextIndex.low || message.nextIndex.high : message.nextIndex !== 0))
                    writer.uint32(24).uint64(message.nextIndex);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            HandoverLog.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.tailrace.v1.HandoverLog();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.app = value;
                            else
                                delete message.app;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 1)
                                break;
                            if (typeof (value = reader.fixed64()) === "object" ? value.low || value.high : value !== 0)
                                message.logId = value;
                            else
                                delete message.logId;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.nextIndex = value;
                            else
                                delete message.nextIndex;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            HandoverLog.fromObject = function (object, _depth) {
                if (object instanceof $root.tailrace.v1.HandoverLog)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".tailrace.v1.HandoverLog: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.tailrace.v1.HandoverLog();
                if (object.app != null)
                    if (typeof object.app !== "string" || object.app.length)
                        message.app = $String(object.app);
                if (object.logId != null)
                    if (typeof object.logId === "object" ? object.logId.low || object.logId.high : $Number(object.logId) !== 0)
                        if ($util.Long)
                            message.logId = $util.Long.fromValue(object.logId, true);
                        else if (typeof object.logId === "string")
                            message.logId = $parseInt(object.logId, 10);
                        else if (typeof object.logId === "number")
                            message.logId = object.logId;
                        else if (typeof object.logId === "object")
                            message.logId = new $util.LongBits(object.logId.low >>> 0, object.logId.high >>> 0).toNumber(true);
                if (object.nextIndex != null)
                    if (typeof object.nextIndex === "object" ? object.nextIndex.low || object.nextIndex.high : $Number(object.nextIndex) !== 0)
                        if ($util.Long)
                            message.nextIndex = $util.Long.fromValue(object.nextIndex, true);
                        else if (typeof object.nextIndex === "string")
                            message.nextIndex = $parseInt(object.nextIndex, 10);
                        else if (typeof object.nextIndex === "number")
                            message.nextIndex = object.nextIndex;
                        else if (typeof object.nextIndex === "object")
                            message.nextIndex = new $util.LongBits(object.nextIndex.low >>> 0, object.nextIndex.high >>> 0).toNumber(true);
                return message;
            };

            HandoverLog.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.app = "";
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.logId = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.logId = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.nextIndex = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.nextIndex = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                }
                if (message.app != null && $Object.hasOwnProperty.call(message, "app"))
                    object.app = message.app;
                if (message.logId != null && $Object.hasOwnProperty.call(message, "logId"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.logId = typeof message.logId === "number" ? $BigInt(message.logId) : $util.Long.fromBits(message.logId.low >>> 0, message.logId.high >>> 0, true).toBigInt();
                    else if (typeof message.logId === "number")
                        object.logId = options.longs === $String ? $String(message.logId) : message.logId;
                    else
                        object.logId = options.longs === $String ? $util.Long.prototype.toString.call(message.logId) : options.longs === $Number ? new $util.LongBits(message.logId.low >>> 0, message.logId.high >>> 0).toNumber(true) : message.logId;
                if (message.nextIndex != null && $Object.hasOwnProperty.call(message, "nextIndex"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.nextIndex = typeof message.nextIndex === "number" ? $BigInt(message.nextIndex) : $util.Long.fromBits(message.nextIndex.low >>> 0, message.nextIndex.high >>> 0, true).toBigInt();
                    else if (typeof message.nextIndex === "number")
                        object.nextIndex = options.longs === $String ? $String(message.nextIndex) : message.nextIndex;
                    else
                        object.nextIndex = options.longs === $String ? $util.Long.prototype.toString.call(message.nextIndex) : options.longs === $Number ? new $util.LongBits(message.nextIndex.low >>> 0, message.nextIndex.high >>> 0).toNumber(true) : message.nextIndex;
                return object;
            };

            HandoverLog.prototype.toJSON = function() {
                return HandoverLog.toObject(this, $protobuf.util.toJSONOptions);
            };

            return HandoverLog;
        })();

        v1.HandoverReleased = (function() {

            const HandoverReleased = function (properties) {
                this.drains = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            HandoverReleased.prototype.app = "";
            HandoverReleased.prototype.logId = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            HandoverReleased.prototype.drains = $util.emptyArray;

            HandoverReleased.create = function(properties) {
                return new HandoverReleased(properties);
            };

            HandoverReleased.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.app != null && $Object.hasOwnProperty.call(message, "app") && message.app !== "")
                    writer.uint32(10).string(message.app);
                if (message.logId != null && $Object.hasOwnProperty.call(message, "logId") && (typeof message.logId === "object" ? message.logId.low || message.logId.high : message.logId !== 0))
                    writer.uint32(17).fixed64(message.logId);
                if (message.drains != null && message.drains.length)
                    for (let i = 0; i < message.drains.length; ++i)
                        $root.tailrace.v1.HandoverDrain.encode(message.drains[i], writer.uint32(26).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            HandoverReleased.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.tailrace.v1.HandoverReleased();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.app = value;
                            else
                                delete message.app;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 1)
                                break;
                            if (typeof (value = reader.fixed64()) === "object" ? value.low || value.high : value !== 0)
                                message.logId = value;
                            else
                                delete message.logId;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.drains && message.drains.length))
                                message.drains = [];
                            message.drains.push($root.tailrace.v1.HandoverDrain.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            HandoverReleased.fromObject = function (object, _depth) {
                if (object instanceof $root.tailrace.v1.HandoverReleased)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".tailrace.v1.HandoverReleased: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.tailrace.v1.HandoverReleased();
                if (object.app != null)
                    if (typeof object.app !== "string" || object.app.length)
                        message.app = $String(object.app);
                if (object.logId != null)
                    if (typeof object.logId === "object" ? object.logId.low || object.logId.high : $Number(object.logId) !== 0)
                        if ($util.Long)
                            message.logId = $util.Long.fromValue(object.logId, true);
                        else if (typeof object.logId === "string")
                            message.logId = $parseInt(object.logId, 10);
                        else if (typeof object.logId === "number")
                            message.logId = object.logId;
                        else if (typeof object.logId === "object")
                            message.logId = new $util.LongBits(object.logId.low >>> 0, object.logId.high >>> 0).toNumber(true);
                if (object.drains) {
                    if (!$Array.isArray(object.drains))
                        throw $TypeError(".tailrace.v1.HandoverReleased.drains: array expected");
                    message.drains = $Array(object.drains.length);
                    for (let i = 0; i < object.drains.length; ++i) {
                        if (!$util.isObject(object.drains[i]))
                            throw $TypeError(".tailrace.v1.HandoverReleased.drains: object expected");
                        message.drains[i] = $root.tailrace.v1.HandoverDrain.fromObject(object.drains[i], _depth + 1);
                    }
                }
                return message;
            };

            HandoverReleased.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.drains = [];
                if (options.defaults) {
                    object.app = "";
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.logId = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.logId = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                }
                if (message.app != null && $Object.hasOwnProperty.call(message, "app"))
                    object.app = message.app;
                if (message.logId != null && $Object.hasOwnProperty.call(message, "logId"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.logId = typeof message.logId === "number" ? $BigInt(message.logId) : $util.Long.fromBits(message.logId.low >>> 0, message.logId.high >>> 0, true).toBigInt();
                    else if (typeof message.logId === "number")
                        object.logId = options.longs === $String ? $String(message.logId) : message.logId;
                    else
                        object.logId = options.longs === $String ? $util.Long.prototype.toString.call(message.logId) : options.longs === $Number ? new $util.LongBits(message.logId.low >>> 0, message.logId.high >>> 0).toNumber(true) : message.logId;
                if (message.drains && message.drains.length) {
                    object.drains = $Array(message.drains.length);
                    for (let j = 0; j < message.drains.length; ++j)
                        object.drains[j] = $root.tailrace.v1.HandoverDrain.toObject(message.drains[j], options, _depth + 1);
                }
                return object;
            };

            HandoverReleased.prototype.toJSON = function() {
                return HandoverReleased.toObject(this, $protobuf.util.toJSONOptions);
            };

            return HandoverReleased;
        })();

        v1.HandoverDrain = (function() {

            const HandoverDrain = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            HandoverDrain.prototype.drainId = "";
            HandoverDrain.prototype.index = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            HandoverDrain.create = function(properties) {
                return new HandoverDrain(properties);
            };

            HandoverDrain.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.drainId != null && $Object.hasOwnProperty.call(message, "drainId") && message.drainId !== "")
                    writer.uint32(10).string(message.drainId);
                if (message.index != null && $Object.hasOwnProperty.call(message, "index") && (typeof message.index === "object" ? message.index.low || message.index.high : message.index !== 0))
                    writer.uint32(16).uint64(message.index);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            HandoverDrain.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.tailrace.v1.HandoverDrain();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.drainId = value;
                            else
                                delete message.drainId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.index = value;
                            else
                                delete message.index;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            HandoverDrain.fromObject = function (object, _depth) {
                if (object instanceof $root.tailrace.v1.HandoverDrain)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".tailrace.v1.HandoverDrain: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.tailrace.v1.HandoverDrain();
                if (object.drainId != null)
                    if (typeof object.drainId !== "string" || object.drainId.length)
                        message.drainId = $String(object.drainId);
                if (object.index != null)
                    if (typeof object.index === "object" ? object.index.low || object.index.high : $Number(object.index) !== 0)
                        if ($util.Long)
                            message.index = $util.Long.fromValue(object.index, true);
                        else if (typeof object.index === "string")
                            message.index = $parseInt(object.index, 10);
                        else if (typeof object.index === "number")
                            message.index = object.index;
                        else if (typeof object.index === "object")
                            message.index = new $util.LongBits(object.index.low >>> 0, object.index.high >>> 0).toNumber(true);
                return message;
            };

            HandoverDrain.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.drainId = "";
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.index = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.index = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                }
                if (message.drainId != null && $Object.hasOwnProperty.call(message, "drainId"))
                    object.drainId = message.drainId;
                if (message.index != null && $Object.hasOwnProperty.call(message, "index"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.index = typeof message.index === "number" ? $BigInt(message.index) : $util.Long.fromBits(message.index.low >>> 0, message.index.high >>> 0, true).toBigInt();
                    else if (typeof message.index === "number")
                        object.index = options.longs === $String ? $String(message.index) : message.index;
                    else
                        object.index = options.longs === $String ? $util.Long.prototype.toString.call(message.index) : options.longs === $Number ? new $util.LongBits(message.index.low >>> 0, message.index.high >>> 0).toNumber(true) : message.index;
                return object;
            };

            HandoverDrain.prototype.toJSON = function() {
                return HandoverDrain.toObject(this, $protobuf.util.toJSONOptions);
            };

            return HandoverDrain;
        })();

        v1.ReaderUp = (function() {

            const ReaderUp = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ReaderUp.prototype.hello = null;
            ReaderUp.prototype.open = null;
            ReaderUp.prototype.credit = null;
            ReaderUp.prototype.close = null;

            let $oneOfFields;

            $Object.defineProperty(ReaderUp.prototype, "message", {
                get: $util.oneOfGetter($oneOfFields = ["hello", "open", "credit", "close"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            ReaderUp.create = function(properties) {
                return new ReaderUp(properties);
            };

            ReaderUp.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.hello != null && $Object.hasOwnProperty.call(message, "hello"))
                    $root.tailrace.v1.ReaderHello.encode(message.hello, writer.uint32(10).fork(), _depth + 1).ldelim();
                if (message.open != null && $Object.hasOwnProperty.call(message, "open"))
                    $root.tailrace.v1.ReaderOpen.encode(message.open, writer.uint32(18).fork(), _depth + 1).ldelim();
                if (message.credit != null && $Object.hasOwnProperty.call(message, "credit"))
                    $root.tailrace.v1.ReaderCredit.encode(message.credit, writer.uint32(26).fork(), _depth + 1).ldelim();
                if (message.close != null && $Object.hasOwnProperty.call(message, "close"))
                    $root.tailrace.v1.ReaderClose.encode(message.close, writer.uint32(34).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ReaderUp.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.tailrace.v1.ReaderUp();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.hello = $root.tailrace.v1.ReaderHello.decode(reader, reader.size(), $undefined, _depth + 1, message.hello);
                            message.message = "hello";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.open = $root.tailrace.v1.ReaderOpen.decode(reader, reader.size(), $undefined, _depth + 1, message.open);
                            message.message = "open";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.credit = $root.tailrace.v1.ReaderCredit.decode(reader, reader.size(), $undefined, _depth + 1, message.credit);
                            message.message = "credit";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.close = $root.tailrace.v1.ReaderClose.decode(reader, reader.size(), $undefined, _depth + 1, message.close);
                            message.message = "close";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            ReaderUp.fromObject = function (object, _depth) {
                if (object instanceof $root.tailrace.v1.ReaderUp)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".tailrace.v1.ReaderUp: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.tailrace.v1.ReaderUp();
                if (object.hello != null) {
                    if (!$util.isObject(object.hello))
                        throw $TypeError(".tailrace.v1.ReaderUp.hello: object expected");
                    message.hello = $root.tailrace.v1.ReaderHello.fromObject(object.hello, _depth + 1);
                }
                if (object.open != null) {
                    if (!$util.isObject(object.open))
                        throw $TypeError(".tailrace.v1.ReaderUp.open: object expected");
                    message.open = $root.tailrace.v1.ReaderOpen.fromObject(object.open, _depth + 1);
                }
                if (object.credit != null) {
                    if (!$util.isObject(object.credit))
                        throw $TypeError(".tailrace.v1.ReaderUp.credit: object expected");
                    message.credit = $root.tailrace.v1.ReaderCredit.fromObject(object.credit, _depth + 1);
                }
                if (object.close != null) {
                    if (!$util.isObject(object.close))
                        throw $TypeError(".tailrace.v1.ReaderUp.close: object expected");
                    message.close = $root.tailrace.v1.ReaderClose.fromObject(object.close, _depth + 1);
                }
                return message;
            };

            ReaderUp.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (message.hello != null && $Object.hasOwnProperty.call(message, "hello")) {
                    object.hello = $root.tailrace.v1.ReaderHello.toObject(message.hello, options, _depth + 1);
                    if (options.oneofs)
                        object.message = "hello";
                }
                if (message.open != null && $Object.hasOwnProperty.call(message, "open")) {
                    object.open = $root.tailrace.v1.ReaderOpen.toObject(message.open, options, _depth + 1);
                    if (options.oneofs)
                        object.message = "open";
                }
                if (message.credit != null && $Object.hasOwnProperty.call(message, "credit")) {
                    object.credit = $root.tailrace.v1.ReaderCredit.toObject(message.credit, options, _depth + 1);
                    if (options.oneofs)
                        object.message = "credit";
                }
                if (message.close != null && $Object.hasOwnProperty.call(message, "close")) {
                    object.close = $root.tailrace.v1.ReaderClose.toObject(message.close, options, _depth + 1);
                    if (options.oneofs)
                        object.message = "close";
                }
                return object;
            };

            ReaderUp.prototype.toJSON = function() {
                return ReaderUp.toObject(this, $protobuf.util.toJSONOptions);
            };

            return ReaderUp;
        })();

        v1.ReaderDown = (function() {

            const ReaderDown = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ReaderDown.prototype.hello = null;
            ReaderDown.prototype.events = null;

            let $oneOfFields;

            $Object.defineProperty(ReaderDown.prototype, "message", {
                get: $util.oneOfGetter($oneOfFields = ["hello", "events"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            ReaderDown.create = function(properties) {
                return new ReaderDown(properties);
            };

            ReaderDown.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.hello != null && $Object.hasOwnProperty.call(message, "hello"))
                    $root.tailrace.v1.ReaderHello.encode(message.hello, writer.uint32(10).fork(), _depth + 1).ldelim();
                if (message.events != null && $Object.hasOwnProperty.call(message, "events"))
                    $root.tailrace.v1.ReaderEvents.encode(message.events, writer.uint32(18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ReaderDown.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.tailrace.v1.ReaderDown();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.hello = $root.tailrace.v1.ReaderHello.decode(reader, reader.size(), $undefined, _depth + 1, message.hello);
                            message.message = "hello";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.events = $root.tailrace.v1.ReaderEvents.decode(reader, reader.size(), $undefined, _depth + 1, message.events);
                            message.message = "events";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            ReaderDown.fromObject = function (object, _depth) {
                if (object instanceof $root.tailrace.v1.ReaderDown)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".tailrace.v1.ReaderDown: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.tailrace.v1.ReaderDown();
                if (object.hello != null) {
                    if (!$util.isObject(object.hello))
                        throw $TypeError(".tailrace.v1.ReaderDown.hello: object expected");
                    message.hello = $root.tailrace.v1.ReaderHello.fromObject(object.hello, _depth + 1);
                }
                if (object.events != null) {
                    if (!$util.isObject(object.events))
                        throw $TypeError(".tailrace.v1.ReaderDown.events: object expected");
                    message.events = $root.tailrace.v1.ReaderEvents.fromObject(object.events, _depth + 1);
                }
                return message;
            };

            ReaderDown.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (message.hello != null && $Object.hasOwnProperty.call(message, "hello")) {
                    object.hello = $root.tailrace.v1.ReaderHello.toObject(message.hello, options, _depth + 1);
                    if (options.oneofs)
                        object.message = "hello";
                }
                if (message.events != null && $Object.hasOwnProperty.call(message, "events")) {
                    object.events = $root.tailrace.v1.ReaderEvents.toObject(message.events, options, _depth + 1);
                    if (options.oneofs)
                        object.message = "events";
                }
                return object;
            };

            ReaderDown.prototype.toJSON = function() {
                return ReaderDown.toObject(this, $protobuf.util.toJSONOptions);
            };

            return ReaderDown;
        })();

        v1.ReaderHello = (function() {

            const ReaderHello = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ReaderHello.prototype.cluster = "";
            ReaderHello.prototype.version = 0;
            ReaderHello.prototype.peer = "";
            ReaderHello.prototype.newestVersion = 0;

            ReaderHello.create = function(properties) {
                return new ReaderHello(properties);
            };

            ReaderHello.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.cluster != null && $Object.hasOwnProperty.call(message, "cluster") && message.cluster !== "")
                    writer.uint32(10).string(message.cluster);
                if (message.version != null && $Object.hasOwnProperty.call(message, "version") && message.version !== 0)
                    writer.uint32(16).uint32(message.version);
                if (message.peer != null && $Object.hasOwnProperty.call(message, "peer") && message.peer !== "")
                    writer.uint32(26).string(message.peer);
                if (message.newestVersion != null && $Object.hasOwnProperty.call(message, "newestVersion") && message.newestVersion !== 0)
                    writer.uint32(120).uint32(message.newestVersion);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ReaderHello.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.tailrace.v1.ReaderHello();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.cluster = value;
                            else
                                delete message.cluster;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.version = value;
                            else
                                delete message.version;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.peer = value;
                            else
                                delete message.peer;
                            continue;
                        }
                    case 15: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.newestVersion = value;
                            else
                                delete message.newestVersion;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            ReaderHello.fromObject = function (object, _depth) {
                if (object instanceof $root.tailrace.v1.ReaderHello)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".tailrace.v1.ReaderHello: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.tailrace.v1.ReaderHello();
                if (object.cluster != null)
                    if (typeof object.cluster !== "string" || object.cluster.length)
                        message.cluster = $String(object.cluster);
                if (object.version != null)
                    if ($Number(object.version) !== 0)
                        message.version = object.version >>> 0;
                if (object.peer != null)
                    if (typeof object.peer !== "string" || object.peer.length)
                        message.peer = $String(object.peer);
                if (object.newestVersion != null)
                    if ($Number(object.newestVersion) !== 0)
                        message.newestVersion = object.newestVersion >>> 0;
                return message;
            };

            ReaderHello.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.cluster = "";
                    object.version = 0;
                    object.peer = "";
                    object.newestVersion = 0;
                }
                if (message.cluster != null && $Object.hasOwnProperty.call(message, "cluster"))
                    object.cluster = message.cluster;
                if (message.version != null && $Object.hasOwnProperty.call(message, "version"))
                    object.version = message.version;
                if (message.peer != null && $Object.hasOwnProperty.call(message, "peer"))
                    object.peer = message.peer;
                if (message.newestVersion != null && $Object.hasOwnProperty.call(message, "newestVersion"))
                    object.newestVersion = message.newestVersion;
                return object;
            };

            ReaderHello.prototype.toJSON = function() {
                return ReaderHello.toObject(this, $protobuf.util.toJSONOptions);
            };

            return ReaderHello;
        })();

        v1.LogPosition = (function() {

            const LogPosition = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            LogPosition.prototype.logId = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            LogPosition.prototype.index = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            LogPosition.create = function(properties) {
                return new LogPosition(properties);
            };

            LogPosition.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.logId != null && $Object.hasOwnProperty.call(message, "logId") && (typeof message.logId === "object" ? message.logId.low || message.logId.high : message.logId !== 0))
                    writer.uint32(9).fixed64(message.logId);
                if (message.index != null && $Object.hasOwnProperty.call(message, "index") && (typeof message.index === "object" ? message.index.low || message.index.high : message.index !== 0))
                    writer.uint32(16).uint64(message.index);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            LogPosition.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.tailrace.v1.LogPosition();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 1)
                                break;
                            if (typeof (value = reader.fixed64()) === "object" ? value.low || value.high : value !== 0)
                                message.logId = value;
                            else
                                delete message.logId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.index = value;
                            else
                                delete message.index;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            LogPosition.fromObject = function (object, _depth) {
                if (object instanceof $root.tailrace.v1.LogPosition)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".tailrace.v1.LogPosition: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.tailrace.v1.LogPosition();
                if (object.logId != null)
                    if (typeof object.logId === "object" ? object.logId.low || object.logId.high : $Number(object.logId) !== 0)
                        if ($util.Long)
                            message.logId = $util.Long.fromValue(object.logId, true);
                        else if (typeof object.logId === "string")
                            message.logId = $parseInt(object.logId, 10);
                        else if (typeof object.logId === "number")
                            message.logId = object.logId;
                        else if (typeof object.logId === "object")
                            message.logId = new $util.LongBits(object.logId.low >>> 0, object.logId.high >>> 0).toNumber(true);
                if (object.index != null)
                    if (typeof object.index === "object" ? object.index.low || object.index.high : $Number(object.index) !== 0)
                        if ($util.Long)
                            message.index = $util.Long.fromValue(object.index, true);
                        else if (typeof object.index === "string")
                            message.index = $parseInt(object.index, 10);
                        else if (typeof object.index === "number")
                            message.index = object.index;
                        else if (typeof object.index === "object")
                            message.index = new $util.LongBits(object.index.low >>> 0, object.index.high >>> 0).toNumber(true);
                return message;
            };

            LogPosition.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.logId = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.logId = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.index = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.index = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                }
                if (message.logId != null && $Object.hasOwnProperty.call(message, "logId"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.logId = typeof message.logId === "number" ? $BigInt(message.logId) : $util.Long.fromBits(message.logId.low >>> 0, message.logId.high >>> 0, true).toBigInt();
                    else if (typeof message.logId === "number")
                        object.logId = options.longs === $String ? $String(message.logId) : message.logId;
                    else
                        object.logId = options.longs === $String ? $util.Long.prototype.toString.call(message.logId) : options.longs === $Number ? new $util.LongBits(message.logId.low >>> 0, message.logId.high >>> 0).toNumber(true) : message.logId;
                if (message.index != null && $Object.hasOwnProperty.call(message, "index"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.index = typeof message.index === "number" ? $BigInt(message.index) : $util.Long.fromBits(message.index.low >>> 0, message.index.high >>> 0, true).toBigInt();
                    else if (typeof message.index === "number")
                        object.index = options.longs === $String ? $String(message.index) : message.index;
                    else
                        object.index = options.longs === $String ? $util.Long.prototype.toString.call(message.index) : options.longs === $Number ? new $util.LongBits(message.index.low >>> 0, message.index.high >>> 0).toNumber(true) : message.index;
                return object;
            };

            LogPosition.prototype.toJSON = function() {
                return LogPosition.toObject(this, $protobuf.util.toJSONOptions);
            };

            return LogPosition;
        })();

        v1.FromOldest = (function() {

            const FromOldest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            FromOldest.create = function(properties) {
                return new FromOldest(properties);
            };

            FromOldest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            FromOldest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.tailrace.v1.FromOldest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    reader.skipType(tag & 7, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            FromOldest.fromObject = function (object, _depth) {
                if (object instanceof $root.tailrace.v1.FromOldest)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".tailrace.v1.FromOldest: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                return new $root.tailrace.v1.FromOldest();
            };

            FromOldest.toObject = function () {
                return {};
            };

            FromOldest.prototype.toJSON = function() {
                return FromOldest.toObject(this, $protobuf.util.toJSONOptions);
            };

            return FromOldest;
        })();

        v1.FromEnd = (function() {

            const FromEnd = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            FromEnd.create = function(properties) {
                return new FromEnd(properties);
            };

            FromEnd.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            FromEnd.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.tailrace.v1.FromEnd();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    reader.skipType(tag & 7, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            FromEnd.fromObject = function (object, _depth) {
                if (object instanceof $root.tailrace.v1.FromEnd)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".tailrace.v1.FromEnd: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                return new $root.tailrace.v1.FromEnd();
            };

            FromEnd.toObject = function () {
                return {};
            };

            FromEnd.prototype.toJSON = function() {
                return FromEnd.toObject(this, $protobuf.util.toJSONOptions);
            };

            return FromEnd;
        })();

        v1.ReaderOpen = (function() {

            const ReaderOpen = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ReaderOpen.prototype.sub = 0;
            ReaderOpen.prototype.app = "";
            ReaderOpen.prototype.lastEntries = null;
            ReaderOpen.prototype.position = null;
            ReaderOpen.prototype.oldest = null;
            ReaderOpen.prototype.end = null;
            ReaderOpen.prototype.sinceArrivalMs = null;
            ReaderOpen.prototype.follow = false;
            ReaderOpen.prototype.credit = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            let $oneOfFields;

            $Object.defineProperty(ReaderOpen.prototype, "from", {
                get: $util.oneOfGetter($oneOfFields = ["lastEntries", "position", "oldest", "end", "sinceArrivalMs"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            ReaderOpen.create = function(properties) {
                return new ReaderOpen(properties);
            };

            ReaderOpen.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.sub != null && $Object.hasOwnProperty.call(message, "sub") && message.sub !== 0)
                    writer.uint32(8).uint32(message.sub);
                if (message.app != null && $Object.hasOwnProperty.call(message, "app") && message.app !== "")
                    writer.uint32(18).string(message.app);
                if (message.lastEntries != null && $Object.hasOwnProperty.call(message, "lastEntries"))
                    writer.uint32(24).uint64(message.lastEntries);
                if (message.position != null && $Object.hasOwnProperty.call(message, "position"))
                    $root.tailrace.v1.LogPosition.encode(message.position, writer.uint32(34).fork(), _depth + 1).ldelim();
                if (message.oldest != null && $Object.hasOwnProperty.call(message, "oldest"))
                    $root.tailrace.v1.FromOldest.encode(message.oldest, writer.uint32(42).fork(), _depth + 1).ldelim();
                if (message.end != null && $Object.hasOwnProperty.call(message, "end"))
                    $root.tailrace.v1.FromEnd.encode(message.end, writer.uint32(50).fork(), _depth + 1).ldelim();
                if (message.sinceArrivalMs != null && $Object.hasOwnProperty.call(message, "sinceArrivalMs"))
                    writer.uint32(56).uint64(message.sinceArrivalMs);
                if (message.follow != null && $Object.hasOwnProperty.call(message, "follow") && message.follow !== false)
                    writer.uint32(64).bool(message.follow);
                if (message.credit != null && $Object.hasOwnProperty.call(message, "credit") && (typeof message.credit === "object" ? message.credit.low || message.credit.high : message.credit !== 0))
                    writer.uint32(72).uint64(message.credit);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ReaderOpen.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.tailrace.v1.ReaderOpen();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.sub = value;
                            else
                                delete message.sub;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.app = value;
                            else
                                delete message.app;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            message.lastEntries = reader.uint64();
                            message.from = "lastEntries";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.position = $root.tailrace.v1.LogPosition.decode(reader, reader.size(), $undefined, _depth + 1, message.position);
                            message.from = "position";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            message.oldest = $root.tailrace.v1.FromOldest.decode(reader, reader.size(), $undefined, _depth + 1, message.oldest);
                            message.from = "oldest";
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            message.end = $root.tailrace.v1.FromEnd.decode(reader, reader.size(), $undefined, _depth + 1, message.end);
                            message.from = "end";
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            message.sinceArrivalMs = reader.uint64();
                            message.from = "sinceArrivalMs";
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.follow = value;
                            else
                                delete message.follow;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.credit = value;
                            else
                                delete message.credit;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            ReaderOpen.fromObject = function (object, _depth) {
                if (object instanceof $root.tailrace.v1.ReaderOpen)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".tailrace.v1.ReaderOpen: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.tailrace.v1.ReaderOpen();
                if (object.sub != null)
                    if ($Number(object.sub) !== 0)
                        message.sub = object.sub >>> 0;
                if (object.app != null)
                    if (typeof object.app !== "string" || object.app.length)
                        message.app = $String(object.app);
                if (object.lastEntries != null)
                    if ($util.Long)
                        message.lastEntries = $util.Long.fromValue(object.lastEntries, true);
                    else if (typeof object.lastEntries === "string")
                        message.lastEntries = $parseInt(object.lastEntries, 10);
                    else if (typeof object.lastEntries === "number")
                        message.lastEntries = object.lastEntries;
                    else if (typeof object.lastEntries === "object")
                        message.lastEntries = new $util.LongBits(object.lastEntries.low >>> 0, object.lastEntries.high >>> 0).toNumber(true);
                if (object.position != null) {
                    if (!$util.isObject(object.position))
                        throw $TypeError(".tailrace.v1.ReaderOpen.position: object expected");
                    message.position = $root.tailrace.v1.LogPosition.fromObject(object.position, _depth + 1);
                }
                if (object.oldest != null) {
                    if (!$util.isObject(object.oldest))
                        throw $TypeError(".tailrace.v1.ReaderOpen.oldest: object expected");
                    message.oldest = $root.tailrace.v1.FromOldest.fromObject(object.oldest, _depth + 1);
                }
                if (object.end != null) {
                    if (!$util.isObject(object.end))
                        throw $TypeError(".tailrace.v1.ReaderOpen.end: object expected");
                    message.end = $root.tailrace.v1.FromEnd.fromObject(object.end, _depth + 1);
                }
                if (object.sinceArrivalMs != null)
                    if ($util.Long)
                        message.sinceArrivalMs = $util.Long.fromValue(object.sinceArrivalMs, true);
                    else if (typeof object.sinceArrivalMs === "string")
                        message.sinceArrivalMs = $parseInt(object.sinceArrivalMs, 10);
                    else if (typeof object.sinceArrivalMs === "number")
                        message.sinceArrivalMs = object.sinceArrivalMs;
                    else if (typeof object.sinceArrivalMs === "object")
                        message.sinceArrivalMs = new $util.LongBits(object.sinceArrivalMs.low >>> 0, object.sinceArrivalMs.high >>> 0).toNumber(true);
                if (object.follow != null)
                    if (object.follow)
                        message.follow = $Boolean(object.follow);
                if (object.credit != null)
                    if (typeof object.credit === "object" ? object.credit.low || object.credit.high : $Number(object.credit) !== 0)
                        if ($util.Long)
                            message.credit = $util.Long.fromValue(object.credit, true);
                        else if (typeof object.credit === "string")
                            message.credit = $parseInt(object.credit, 10);
                        else if (typeof object.credit === "number")
                            message.credit = object.credit;
                        else if (typeof object.credit === "object")
                            message.credit = new $util.LongBits(object.credit.low >>> 0, object.credit.high >>> 0).toNumber(true);
                return message;
            };

            ReaderOpen.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.sub = 0;
                    object.app = "";
                    object.follow = false;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.credit = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.credit = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                }
                if (message.sub != null && $Object.hasOwnProperty.call(message, "sub"))
                    object.sub = message.sub;
                if (message.app != null && $Object.hasOwnProperty.call(message, "app"))
                    object.app = message.app;
                if (message.lastEntries != null && $Object.hasOwnProperty.call(message, "lastEntries")) {
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.lastEntries = typeof message.lastEntries === "number" ? $BigInt(message.lastEntries) : $util.Long.fromBits(message.lastEntries.low >>> 0, message.lastEntries.high >>> 0, true).toBigInt();
                    else if (typeof message.lastEntries === "number")
                        object.lastEntries = options.longs === $String ? $String(message.lastEntries) : message.lastEntries;
                    else
                        object.lastEntries = options.longs === $String ? $util.Long.prototype.toString.call(message.lastEntries) : options.longs === $Number ? new $util.LongBits(message.lastEntries.low >>> 0, message.lastEntries.high >>> 0).toNumber(true) : message.lastEntries;
                    if (options.oneofs)
                        object.from = "lastEntries";
                }
                if (message.position != null && $Object.hasOwnProperty.call(message, "position")) {
                    object.position = $root.tailrace.v1.LogPosition.toObject(message.position, options, _depth + 1);
                    if (options.oneofs)
                        object.from = "position";
                }
                if (message.oldest != null && $Object.hasOwnProperty.call(message, "oldest")) {
                    object.oldest = $root.tailrace.v1.FromOldest.toObject(message.oldest, options, _depth + 1);
                    if (options.oneofs)
                        object.from = "oldest";
                }
                if (message.end != null && $Object.hasOwnProperty.call(message, "end")) {
                    object.end = $root.tailrace.v1.FromEnd.toObject(message.end, options, _depth + 1);
                    if (options.oneofs)
                        object.from = "end";
                }
                if (message.sinceArrivalMs != null && $Object.hasOwnProperty.call(message, "sinceArrivalMs")) {
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.sinceArrivalMs = typeof message.sinceArrivalMs === "number" ? $BigInt(message.sinceArrivalMs) : $util.Long.fromBits(message.sinceArrivalMs.low >>> 0, message.sinceArrivalMs.high >>> 0, true).toBigInt();
                    else if (typeof message.sinceArrivalMs === "number")
                        object.sinceArrivalMs = options.longs === $String ? $String(message.sinceArrivalMs) : message.sinceArrivalMs;
                    else
                        object.sinceArrivalMs = options.longs === $String ? $util.Long.prototype.toString.call(message.sinceArrivalMs) : options.longs === $Number ? new $util.LongBits(message.sinceArrivalMs.low >>> 0, message.sinceArrivalMs.high >>> 0).toNumber(true) : message.sinceArrivalMs;
                    if (options.oneofs)
                        object.from = "sinceArrivalMs";
                }
                if (message.follow != null && $Object.hasOwnProperty.call(message, "follow"))
                    object.follow = message.follow;
                if (message.credit != null && $Object.hasOwnProperty.call(message, "credit"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.credit = typeof message.credit === "number" ? $BigInt(message.credit) : $util.Long.fromBits(message.credit.low >>> 0, message.credit.high >>> 0, true).toBigInt();
                    else if (typeof message.credit === "number")
                        object.credit = options.longs === $String ? $String(message.credit) : message.credit;
                    else
                        object.credit = options.longs === $String ? $util.Long.prototype.toString.call(message.credit) : options.longs === $Number ? new $util.LongBits(message.credit.low >>> 0, message.credit.high >>> 0).toNumber(true) : message.credit;
                return object;
            };

            ReaderOpen.prototype.toJSON = function() {
                return ReaderOpen.toObject(this, $protobuf.util.toJSONOptions);
            };

            return ReaderOpen;
        })();

        v1.ReaderCredit = (function() {

            const ReaderCredit = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ReaderCredit.prototype.sub = 0;
            ReaderCredit.prototype.bytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            ReaderCredit.create = function(properties) {
                return new ReaderCredit(properties);
            };

            ReaderCredit.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.sub != null && $Object.hasOwnProperty.call(message, "sub") && message.sub !== 0)
                    writer.uint32(8).uint32(message.sub);
                if (message.bytes != null && $Object.hasOwnProperty.call(message, "bytes") && (typeof message.bytes === "object" ? message.bytes.low || message.bytes.high : message.bytes !== 0))
                    writer.uint32(16).uint64(message.bytes);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ReaderCredit.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.tailrace.v1.ReaderCredit();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.sub = value;
                            else
                                delete message.sub;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.bytes = value;
                            else
                                delete message.bytes;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            ReaderCredit.fromObject = function (object, _depth) {
                if (object instanceof $root.tailrace.v1.ReaderCredit)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".tailrace.v1.ReaderCredit: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.tailrace.v1.ReaderCredit();
                if (object.sub != null)
                    if ($Number(object.sub) !== 0)
                        message.sub = object.sub >>> 0;
                if (object.bytes != null)
                    if (typeof object.bytes === "object" ? object.bytes.low || object.bytes.high : $Number(object.bytes) !== 0)
                        if ($util.Long)
                            message.bytes = $util.Long.fromValue(object.bytes, true);
                        else if (typeof object.bytes === "string")
                            message.bytes = $parseInt(object.bytes, 10);
                        else if (typeof object.bytes === "number")
                            message.bytes = object.bytes;
                        else if (typeof object.bytes === "object")
                            message.bytes = new $util.LongBits(object.bytes.low >>> 0, object.bytes.high >>> 0).toNumber(true);
                return message;
            };

            ReaderCredit.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.sub = 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.bytes = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.bytes = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                }
                if (message.sub != null && $Object.hasOwnProperty.call(message, "sub"))
                    object.sub = message.sub;
                if (message.bytes != null && $Object.hasOwnProperty.call(message, "bytes"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.bytes = typeof message.bytes === "number" ? $BigInt(message.bytes) : $util.Long.fromBits(message.bytes.low >>> 0, message.bytes.high >>> 0, true).toBigInt();
                    else if (typeof message.bytes === "number")
                        object.bytes = options.longs === $String ? $String(message.bytes) : message.bytes;
                    else
                        object.bytes = options.longs === $String ? $util.Long.prototype.toString.call(message.bytes) : options.longs === $Number ? new $util.LongBits(message.bytes.low >>> 0, message.bytes.high >>> 0).toNumber(true) : message.bytes;
                return object;
            };

            ReaderCredit.prototype.toJSON = function() {
                return ReaderCredit.toObject(this, $protobuf.util.toJSONOptions);
            };

            return ReaderCredit;
        })();

        v1.ReaderClose = (function() {

            const ReaderClose = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ReaderClose.prototype.sub = 0;

            ReaderClose.create = function(properties) {
                return new ReaderClose(properties);
            };

            ReaderClose.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.sub != null && $Object.hasOwnProperty.call(message, "sub") && message.sub !== 0)
                    writer.uint32(8).uint32(message.sub);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ReaderClose.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.tailrace.v1.ReaderClose();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.sub = value;
                            else
                                delete message.sub;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            ReaderClose.fromObject = function (object, _depth) {
                if (object instanceof $root.tailrace.v1.ReaderClose)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".tailrace.v1.ReaderClose: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.tailrace.v1.ReaderClose();
                if (object.sub != null)
                    if ($Number(object.sub) !== 0)
                        message.sub = object.sub >>> 0;
                return message;
            };

            ReaderClose.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults)
                    object.sub = 0;
                if (message.sub != null && $Object.hasOwnProperty.call(message, "sub"))
                    object.sub = message.sub;
                return object;
            };

            ReaderClose.prototype.toJSON = function() {
                return ReaderClose.toObject(this, $protobuf.util.toJSONOptions);
            };

            return ReaderClose;
        })();

        v1.ReaderEvents = (function() {

            const ReaderEvents = function (properties) {
                this.events = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ReaderEvents.prototype.events = $util.emptyArray;

            ReaderEvents.create = function(properties) {
                return new ReaderEvents(properties);
            };

            ReaderEvents.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.events != null && message.events.length)
                    for (let i = 0; i < message.events.length; ++i)
                        $root.tailrace.v1.ReaderEvent.encode(message.events[i], writer.uint32(10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ReaderEvents.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.tailrace.v1.ReaderEvents();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.events && message.events.length))
                                message.events = [];
                            message.events.push($root.tailrace.v1.ReaderEvent.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            ReaderEvents.fromObject = function (object, _depth) {
                if (object instanceof $root.tailrace.v1.ReaderEvents)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".tailrace.v1.ReaderEvents: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.tailrace.v1.ReaderEvents();
                if (object.events) {
                    if (!$Array.isArray(object.events))
                        throw $TypeError(".tailrace.v1.ReaderEvents.events: array expected");
                    message.events = $Array(object.events.length);
                    for (let i = 0; i < object.events.length; ++i) {
                        if (!$util.isObject(object.events[i]))
                            throw $TypeError(".tailrace.v1.ReaderEvents.events: object expected");
                        message.events[i] = $root.tailrace.v1.ReaderEvent.fromObject(object.events[i], _depth + 1);
                    }
                }
                return message;
            };

            ReaderEvents.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.events = [];
                if (message.events && message.events.length) {
                    object.events = $Array(message.events.length);
                    for (let j = 0; j < message.events.length; ++j)
                        object.events[j] = $root.tailrace.v1.ReaderEvent.toObject(message.events[j], options, _depth + 1);
                }
                return object;
            };

            ReaderEvents.prototype.toJSON = function() {
                return ReaderEvents.toObject(this, $protobuf.util.toJSONOptions);
            };

            return ReaderEvents;
        })();

        v1.ReaderEvent = (function() {

            const ReaderEvent = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ReaderEvent.prototype.sub = 0;
            ReaderEvent.prototype.opened = null;
            ReaderEvent.prototype.slice = null;
            ReaderEvent.prototype.overtaken = null;
            ReaderEvent.prototype.gap = null;
            ReaderEvent.prototype.moved = null;
            ReaderEvent.prototype.ended = null;
            ReaderEvent.prototype.notice = null;

            let $oneOfFields;

            $Object.defineProperty(ReaderEvent.prototype, "event", {
                get: $util.oneOfGetter($oneOfFields = ["opened", "slice", "overtaken", "gap", "moved", "ended", "notice"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            ReaderEvent.create = function(properties) {
                return new ReaderEvent(properties);
            };

            ReaderEvent.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.sub != null && $Object.hasOwnProperty.call(message, "sub") && message.sub !== 0)
                    writer.uint32(8).uint32(message.sub);
                if (message.opened != null && $Object.hasOwnProperty.call(message, "opened"))
                    $root.tailrace.v1.ReaderOpened.encode(message.opened, writer.uint32(18).fork(), _depth + 1).ldelim();
                if (message.slice != null && $Object.hasOwnProperty.call(message, "slice"))
                    $root.tailrace.v1.ReaderSlice.encode(message.slice, writer.uint32(26).fork(), _depth + 1).ldelim();
                if (message.overtaken != null && $Object.hasOwnProperty.call(message, "overtaken"))
                    $root.tailrace.v1.ReaderOvertaken.encode(message.overtaken, writer.uint32(34).fork(), _depth + 1).ldelim();
                if (message.gap != null && $Object.hasOwnProperty.call(message, "gap"))
                    $root.tailrace.v1.ReaderGap.encode(message.gap, writer.uint32(42).fork(), _depth + 1).ldelim();
                if (message.moved != null && $Object.hasOwnProperty.call(message, "moved"))
                    $root.tailrace.v1.ReaderMoved.encode(message.moved, writer.uint32(50).fork(), _depth + 1).ldelim();
                if (message.ended != null && $Object.hasOwnProperty.call(message, "ended"))
                    $root.tailrace.v1.ReaderEnded.encode(message.ended, writer.uint32(58).fork(), _depth + 1).ldelim();
                if (message.notice != null && $Object.hasOwnProperty.call(message, "notice"))
                    $root.tailrace.v1.ReaderNotice.encode(message.notice, writer.uint32(66).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ReaderEvent.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.tailrace.v1.ReaderEvent();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.sub = value;
                            else
                                delete message.sub;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.opened = $root.tailrace.v1.ReaderOpened.decode(reader, reader.size(), $undefined, _depth + 1, message.opened);
                            message.event = "opened";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.slice = $root.tailrace.v1.ReaderSlice.decode(reader, reader.size(), $undefined, _depth + 1, message.slice);
                            message.event = "slice";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.overtaken = $root.tailrace.v1.ReaderOvertaken.decode(reader, reader.size(), $undefined, _depth + 1, message.overtaken);
                            message.event = "overtaken";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            message.gap = $root.tailrace.v1.ReaderGap.decode(reader, reader.size(), $undefined, _depth + 1, message.gap);
                            message.event = "gap";
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            message.moved = $root.tailrace.v1.ReaderMoved.decode(reader, reader.size(), $undefined, _depth + 1, message.moved);
                            message.event = "moved";
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            message.ended = $root.tailrace.v1.ReaderEnded.decode(reader, reader.size(), $undefined, _depth + 1, message.ended);
                            message.event = "ended";
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            message.notice = $root.tailrace.v1.ReaderNotice.decode(reader, reader.size(), $undefined, _depth + 1, message.notice);
                            message.event = "notice";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            ReaderEvent.fromObject = function (object, _depth) {
                if (object instanceof $root.tailrace.v1.ReaderEvent)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".tailrace.v1.ReaderEvent: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.tailrace.v1.ReaderEvent();
                if (object.sub != null)
                    if ($Number(object.sub) !== 0)
                        message.sub = object.sub >>> 0;
                if (object.opened != null) {
                    if (!$util.isObject(object.opened))
                        throw $TypeError(".tailrace.v1.ReaderEvent.opened: object expected");
                    message.opened = $root.tailrace.v1.ReaderOpened.fromObject(object.opened, _depth + 1);
                }
                if (object.slice != null) {
                    if (!$util.isObject(object.slice))
                        throw $TypeError(".tailrace.v1.ReaderEvent.slice: object expected");
                    message.slice = $root.tailrace.v1.ReaderSlice.fromObject(object.slice, _depth + 1);
                }
                if (object.overtaken != null) {
                    if (!$util.isObject(object.overtaken))
                        throw $TypeError(".tailrace.v1.ReaderEvent.overtaken: object expected");
                    message.overtaken = $root.tailrace.v1.ReaderOvertaken.fromObject(object.overtaken, _depth + 1);
                }
                if (object.gap != null) {
                    if (!$util.isObject(object.gap))
                        throw $TypeError(".tailrace.v1.ReaderEvent.gap: object expected");
                    message.gap = $root.tailrace.v1.ReaderGap.fromObject(object.gap, _depth + 1);
                }
                if (object.moved != null) {
                    if (!$util.isObject(object.moved))
                        throw $TypeError(".tailrace.v1.ReaderEvent.moved: object expected");
                    message.moved = $root.tailrace.v1.ReaderMoved.fromObject(object.moved, _depth + 1);
                }
                if (object.ended != null) {
                    if (!$util.isObject(object.ended))
                        throw $TypeError(".tailrace.v1.ReaderEvent.ended: object expected");
                    message.ended = $root.tailrace.v1.ReaderEnded.fromObject(object.ended, _depth + 1);
                }
                if (object.notice != null) {
                    if (!$util.isObject(object.notice))
                        throw $TypeError(".tailrace.v1.ReaderEvent.notice: object expected");
                    message.notice = $root.tailrace.v1.ReaderNotice.fromObject(object.notice, _depth + 1);
                }
                return message;
            };

            ReaderEvent.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults)
                    object.sub = 0;
                if (message.sub != null && $Object.hasOwnProperty.call(message, "sub"))
                    object.sub = message.sub;
                if (message.opened != null && $Object.hasOwnProperty.call(message, "opened")) {
                    object.opened = $root.tailrace.v1.ReaderOpened.toObject(message.opened, options, _depth + 1);
                    if (options.oneofs)
                        object.event = "opened";
                }
                if (message.slice != null && $Object.hasOwnProperty.call(message, "slice")) {
                    object.slice = $root.tailrace.v1.ReaderSlice.toObject(message.slice, options, _depth + 1);
                    if (options.oneofs)
                        object.event = "slice";
                }
                if (message.overtaken != null && $Object.hasOwnProperty.call(message, "overtaken")) {
                    object.overtaken = $root.tailrace.v1.ReaderOvertaken.toObject(message.overtaken, options, _depth + 1);
                    if (options.oneofs)
                        object.event = "overtaken";
                }
                if (message.gap != null && $Object.hasOwnProperty.call(message, "gap")) {
                    object.gap = $root.tailrace.v1.ReaderGap.toObject(message.gap, options, _depth + 1);
                    if (options.oneofs)
                        object.event = "gap";
                }
                if (message.moved != null && $Object.hasOwnProperty.call(message, "moved")) {
                    object.moved = $root.tailrace.v1.ReaderMoved.toObject(message.moved, options, _depth + 1);
                    if (options.oneofs)
                        object.event = "moved";
                }
                if (message.ended != null && $Object.hasOwnProperty.call(message, "ended")) {
                    object.ended = $root.tailrace.v1.ReaderEnded.toObject(message.ended, options, _depth + 1);
                    if (options.oneofs)
                        object.event = "ended";
                }
                if (message.notice != null && $Object.hasOwnProperty.call(message, "notice")) {
                    object.notice = $root.tailrace.v1.ReaderNotice.toObject(message.notice, options, _depth + 1);
                    if (options.oneofs)
                        object.event = "notice";
                }
                return object;
            };

            ReaderEvent.prototype.toJSON = function() {
                return ReaderEvent.toObject(this, $protobuf.util.toJSONOptions);
            };

            return ReaderEvent;
        })();

        v1.ReaderOpened = (function() {

            const ReaderOpened = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ReaderOpened.prototype.known = false;
            ReaderOpened.prototype.logId = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            ReaderOpened.prototype.index = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            ReaderOpened.prototype.endIndex = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            ReaderOpened.prototype.continues = false;
            ReaderOpened.prototype.missedFrom = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            ReaderOpened.prototype.missedTo = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            ReaderOpened.create = function(properties) {
                return new ReaderOpened(properties);
            };

            ReaderOpened.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.known != null && $Object.hasOwnProperty.call(message, "known") && message.known !== false)
                    writer.uint32(8).bool(message.known);
                if (message.logId != null && $Object.hasOwnProperty.call(message, "logId") && (typeof message.logId === "object" ? message.logId.low || message.logId.high : message.logId !== 0))
                    writer.uint32(17).fixed64(message.logId);
                if (message.index != null && $Object.hasOwnProperty.call(message, "index") && (typeof message.index === "object" ? message.index.low || message.index.high : message.index !== 0))
                    writer.uint32(24).uint64(message.index);
                if (message.endIndex != null && $Object.hasOwnProperty.call(message, "endIndex") && (typeof message.endIndex === "object" ? message.endIndex.low || message.endIndex.high : message.endIndex !== 0))
                    writer.uint32(32).uint64(message.endIndex);
                if (message.continues != null && $Object.hasOwnProperty.call(message, "continues") && message.continues !== false)
                    writer.uint32(40).bool(message.continues);
                if (message.missedFrom != null && $Object.hasOwnProperty.call(message, "missedFrom") && (typeof message.missedFrom === "object" ? message.missedFrom.low || message.missedFrom.high : message.missedFrom !== 0))
                    writer.uint32(48).uint64(message.missedFrom);
                if (message.missedTo != null && $Object.hasOwnProperty.call(message, "missedTo") && (typeof message.missedTo === "object" ? message.missedTo.low || message.missedTo.high : message.missedTo !== 0))
                    writer.uint32(56).uint64(message.missedTo);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ReaderOpened.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.tailrace.v1.ReaderOpened();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.known = value;
                            else
                                delete message.known;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 1)
                                break;
                            if (typeof (value = reader.fixed64()) === "object" ? value.low || value.high : value !== 0)
                                message.logId = value;
                            else
                                delete message.logId;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.index = value;
                            else
                                delete message.index;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.endIndex = value;
                            else
                                delete message.endIndex;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.continues = value;
                            else
                                delete message.continues;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.missedFrom = value;
                            else
                                delete message.missedFrom;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.missedTo = value;
                            else
                                delete message.missedTo;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            ReaderOpened.fromObject = function (object, _depth) {
                if (object instanceof $root.tailrace.v1.ReaderOpened)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".tailrace.v1.ReaderOpened: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.tailrace.v1.ReaderOpened();
                if (object.known != null)
                    if (object.known)
                        message.known = $Boolean(object.known);
                if (object.logId != null)
                    if (typeof object.logId === "object" ? object.logId.low || object.logId.high : $Number(object.logId) !== 0)
                        if ($util.Long)
                            message.logId = $util.Long.fromValue(object.logId, true);
                        else if (typeof object.logId === "string")
                            message.logId = $parseInt(object.logId, 10);
                        else if (typeof object.logId === "number")
                            message.logId = object.logId;
                        else if (typeof object.logId === "object")
                            message.logId = new $util.LongBits(object.logId.low >>> 0, object.logId.high >>> 0).toNumber(true);
                if (object.index != null)
                    if (typeof object.index === "object" ? object.index.low || object.index.high : $Number(object.index) !== 0)
                        if ($util.Long)
                            message.index = $util.Long.fromValue(object.index, true);
                        else if (typeof object.index === "string")
                            message.index = $parseInt(object.index, 10);
                        else if (typeof object.index === "number")
                            message.index = object.index;
                        else if (typeof object.index === "object")
                            message.index = new $util.LongBits(object.index.low >>> 0, object.index.high >>> 0).toNumber(true);
                if (object.endIndex != null)
                    if (typeof object.endIndex === "object" ? object.endIndex.low || object.endIndex.high : $Number(object.endIndex) !== 0)
                        if ($util.Long)
                            message.endIndex = $util.Long.fromValue(object.endIndex, true);
                        else if (typeof object.endIndex === "string")
                            message.endIndex = $parseInt(object.endIndex, 10);
                        else if (typeof object.endIndex === "number")
                            message.endIndex = object.endIndex;
                        else if (typeof object.endIndex === "object")
                            message.endIndex = new $util.LongBits(object.endIndex.low >>> 0, object.endIndex.high >>> 0).toNumber(true);
                if (object.continues != null)
                    if (object.continues)
                        message.continues = $Boolean(object.continues);
                if (object.missedFrom != null)
                    if (typeof object.missedFrom === "object" ? object.missedFrom.low || object.missedFrom.high : $Number(object.missedFrom) !== 0)
                        if ($util.Long)
                            message.missedFrom = $util.Long.fromValue(object.missedFrom, true);
                        else if (typeof object.missedFrom === "string")
                            message.missedFrom = $parseInt(object.missedFrom, 10);
                        else if (typeof object.missedFrom === "number")
                            message.missedFrom = object.missedFrom;
                        else if (typeof object.missedFrom === "object")
                            message.missedFrom = new $util.LongBits(object.missedFrom.low >>> 0, object.missedFrom.high >>> 0).toNumber(true);
                if (object.missedTo != null)
                    if (typeof object.missedTo === "object" ? object.missedTo.low || object.missedTo.high : $Number(object.missedTo) !== 0)
                        if ($util.Long)
                            message.missedTo = $util.Long.fromValue(object.missedTo, true);
                        else if (typeof object.missedTo === "string")
                            message.missedTo = $parseInt(object.missedTo, 10);
                        else if (typeof object.missedTo === "number")
                            message.missedTo = object.missedTo;
                        else if (typeof object.missedTo === "object")
                            message.missedTo = new $util.LongBits(object.missedTo.low >>> 0, object.missedTo.high >>> 0).toNumber(true);
                return message;
            };

            ReaderOpened.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.known = false;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.logId = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.logId = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.index = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.index = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.endIndex = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.endIndex = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.continues = false;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.missedFrom = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.missedFrom = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.missedTo = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.missedTo = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                }
                if (message.known != null && $Object.hasOwnProperty.call(message, "known"))
                    object.known = message.known;
                if (message.logId != null && $Object.hasOwnProperty.call(message, "logId"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.logId = typeof message.logId === "number" ? $BigInt(message.logId) : $util.Long.fromBits(message.logId.low >>> 0, message.logId.high >>> 0, true).toBigInt();
                    else if (typeof message.logId === "number")
                        object.logId = options.longs === $String ? $String(message.logId) : message.logId;
                    else
                        object.logId = options.longs === $String ? $util.Long.prototype.toString.call(message.logId) : options.longs === $Number ? new $util.LongBits(message.logId.low >>> 0, message.logId.high >>> 0).toNumber(true) : message.logId;
                if (message.index != null && $Object.hasOwnProperty.call(message, "index"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.index = typeof message.index === "number" ? $BigInt(message.index) : $util.Long.fromBits(message.index.low >>> 0, message.index.high >>> 0, true).toBigInt();
                    else if (typeof message.index === "number")
                        object.index = options.longs === $String ? $String(message.index) : message.index;
                    else
                        object.index = options.longs === $String ? $util.Long.prototype.toString.call(message.index) : options.longs === $Number ? new $util.LongBits(message.index.low >>> 0, message.index.high >>> 0).toNumber(true) : message.index;
                if (message.endIndex != null && $Object.hasOwnProperty.call(message, "endIndex"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.endIndex = typeof message.endIndex === "number" ? $BigInt(message.endIndex) : $util.Long.fromBits(message.endIndex.low >>> 0, message.endIndex.high >>> 0, true).toBigInt();
                    else if (typeof message.endIndex === "number")
                        object.endIndex = options.longs === $String ? $String(message.endIndex) : message.endIndex;
                    else
                        object.endIndex = options.longs === $String ? $util.Long.prototype.toString.call(message.endIndex) : options.longs === $Number ? new $util.LongBits(message.endIndex.low >>> 0, message.endIndex.high >>> 0).toNumber(true) : message.endIndex;
                if (message.continues != null && $Object.hasOwnProperty.call(message, "continues"))
                    object.continues = message.continues;
                if (message.missedFrom != null && $Object.hasOwnProperty.call(message, "missedFrom"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.missedFrom = typeof message.missedFrom === "number" ? $BigInt(message.missedFrom) : $util.Long.fromBits(message.missedFrom.low >>> 0, message.missedFrom.high >>> 0, true).toBigInt();
                    else if (typeof message.missedFrom === "number")
                        object.missedFrom = options.longs === $String ? $String(message.missedFrom) : message.missedFrom;
                    else
                        object.missedFrom = options.longs === $String ? $util.Long.prototype.toString.call(message.missedFrom) : options.longs === $Number ? new $util.LongBits(message.missedFrom.low >>> 0, message.missedFrom.high >>> 0).toNumber(true) : message.missedFrom;
                if (message.missedTo != null && $Object.hasOwnProperty.call(message, "missedTo"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.missedTo = typeof message.missedTo === "number" ? $BigInt(message.missedTo) : $util.Long.fromBits(message.missedTo.low >>> 0, message.missedTo.high >>> 0, true).toBigInt();
                    else if (typeof message.missedTo === "number")
                        object.missedTo = options.longs === $String ? $String(message.missedTo) : message.missedTo;
                    else
                        object.missedTo = options.longs === $String ? $util.Long.prototype.toString.call(message.missedTo) : options.longs === $Number ? new $util.LongBits(message.missedTo.low >>> 0, message.missedTo.high >>> 0).toNumber(true) : message.missedTo;
                return object;
            };

            ReaderOpened.prototype.toJSON = function() {
                return ReaderOpened.toObject(this, $protobuf.util.toJSONOptions);
            };

            return ReaderOpened;
        })();

        v1.ReaderSlice = (function() {

            const ReaderSlice = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ReaderSlice.prototype.logId = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            ReaderSlice.prototype.index = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            ReaderSlice.prototype.count = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            ReaderSlice.prototype.drop = false;
            ReaderSlice.prototype.arrivalMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            ReaderSlice.prototype.entries = $util.newBuffer([]);

            ReaderSlice.create = function(properties) {
                return new ReaderSlice(properties);
            };

            ReaderSlice.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.logId != null && $Object.hasOwnProperty.call(message, "logId") && (typeof message.logId === "object" ? message.logId.low || message.logId.high : message.logId !== 0))
                    writer.uint32(9).fixed64(message.logId);
                if (message.index != null && $Object.hasOwnProperty.call(message, "index") && (typeof message.index === "object" ? message.index.low || message.index.high : message.index !== 0))
                    writer.uint32(16).uint64(message.index);
                if (message.count != null && $Object.hasOwnProperty.call(message, "count") && (typeof message.count === "object" ? message.count.low || message.count.high : message.count !== 0))
                    writer.uint32(24).uint64(message.count);
                if (message.drop != null && $Object.hasOwnProperty.call(message, "drop") && message.drop !== false)
                    writer.uint32(32).bool(message.drop);
                if (message.arrivalMs != null && $Object.hasOwnProperty.call(message, "arrivalMs") && (typeof message.arrivalMs === "object" ? message.arrivalMs.low || message.arrivalMs.high : message.arrivalMs !== 0))
                    writer.uint32(40).uint64(message.arrivalMs);
                if (message.entries != null && $Object.hasOwnProperty.call(message, "entries") && message.entries.length)
                    writer.uint32(50).bytes(message.entries);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ReaderSlice.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.tailrace.v1.ReaderSlice();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 1)
                                break;
                            if (typeof (value = reader.fixed64()) === "object" ? value.low || value.high : value !== 0)
                                message.logId = value;
                            else
                                delete message.logId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.index = value;
                            else
                                delete message.index;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.count = value;
                            else
                                delete message.count;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.drop = value;
                            else
                                delete message.drop;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.arrivalMs = value;
                            else
                                delete message.arrivalMs;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.entries = value;
                            else
                                delete message.entries;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            ReaderSlice.fromObject = function (object, _depth) {
                if (object instanceof $root.tailrace.v1.ReaderSlice)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".tailrace.v1.ReaderSlice: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.tailrace.v1.ReaderSlice();
                if (object.logId != null)
                    if (typeof object.logId === "object" ? object.logId.low || object.logId.high : $Number(object.logId) !== 0)
                        if ($util.Long)
                            message.logId = $util.Long.fromValue(object.logId, true);
                        else if (typeof object.logId === "string")
                            message.logId = $parseInt(object.logId, 10);
                        else if (typeof object.logId === "number")
                            message.logId = object.logId;
                        else if (typeof object.logId === "object")
                            message.logId = new $util.LongBits(object.logId.low >>> 0, object.logId.high >>> 0).toNumber(true);
                if (object.index != null)
                    if (typeof object.index === "object" ? object.index.low || object.index.high : $Number(object.index) !== 0)
                        if ($util.Long)
                            message.index = $util.Long.fromValue(object.index, true);
                        else if (typeof object.index === "string")
                            message.index = $parseInt(object.index, 10);
                        else if (typeof object.index === "number")
                            message.index = object.index;
                        else if (typeof object.index === "object")
                            message.index = new $util.LongBits(object.index.low >>> 0, object.index.high >>> 0).toNumber(true);
                if (object.count != null)
                    if (typeof object.count === "object" ? object.count.low || object.count.high : $Number(object.count) !== 0)
                        if ($util.Long)
                            message.count = $util.Long.fromValue(object.count, true);
                        else if (typeof object.count === "string")
                            message.count = $parseInt(object.count, 10);
                        else if (typeof object.count === "number")
                            message.count = object.count;
                        else if (typeof object.count === "object")
                            message.count = new $util.LongBits(object.count.low >>> 0, object.count.high >>> 0).toNumber(true);
                if (object.drop != null)
                    if (object.drop)
                        message.drop = $Boolean(object.drop);
                if (object.arrivalMs != null)
                    if (typeof object.arrivalMs === "object" ? object.arrivalMs.low || object.arrivalMs.high : $Number(object.arrivalMs) !== 0)
                        if ($util.Long)
                            message.arrivalMs = $util.Long.fromValue(object.arrivalMs, true);
                        else if (typeof object.arrivalMs === "string")
                            message.arrivalMs = $parseInt(object.arrivalMs, 10);
                        else if (typeof object.arrivalMs === "number")
                            message.arrivalMs = object.arrivalMs;
                        else if (typeof object.arrivalMs === "object")
                            message.arrivalMs = new $util.LongBits(object.arrivalMs.low >>> 0, object.arrivalMs.high >>> 0).toNumber(true);
                if (object.entries != null)
                    if (object.entries.length)
                        if (typeof object.entries === "string")
                            $util.base64.decode(object.entries, message.entries = $util.newBuffer($util.base64.length(object.entries)), 0);
                        else if (object.entries.length >= 0)
                            message.entries = object.entries;
                return message;
            };

            ReaderSlice.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.logId = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.logId = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.index = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.index = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.count = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.count = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.drop = false;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.arrivalMs = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.arrivalMs = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if (options.bytes === $String)
                        object.entries = "";
                    else {
                        object.entries = [];
                        if (options.bytes !== $Array)
                            object.entries = $util.newBuffer(object.entries);
                    }
                }
                if (message.logId != null && $Object.hasOwnProperty.call(message, "logId"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.logId = typeof message.logId === "number" ? $BigInt(message.logId) : $util.Long.fromBits(message.logId.low >>> 0, message.logId.high >>> 0, true).toBigInt();
                    else if (typeof message.logId === "number")
                        object.logId = options.longs === $String ? $String(message.logId) : message.logId;
                    else
                        object.logId = options.longs === $String ? $util.Long.prototype.toString.call(message.logId) : options.longs === $Number ? new $util.LongBits(message.logId.low >>> 0, message.logId.high >>> 0).toNumber(true) : message.logId;
                if (message.index != null && $Object.hasOwnProperty.call(message, "index"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.index = typeof message.index === "number" ? $BigInt(message.index) : $util.Long.fromBits(message.index.low >>> 0, message.index.high >>> 0, true).toBigInt();
                    else if (typeof message.index === "number")
                        object.index = options.longs === $String ? $String(message.index) : message.index;
                    else
                        object.index = options.longs === $String ? $util.Long.prototype.toString.call(message.index) : options.longs === $Number ? new $util.LongBits(message.index.low >>> 0, message.index.high >>> 0).toNumber(true) : message.index;
                if (message.count != null && $Object.hasOwnProperty.call(message, "count"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.count = typeof message.count === "number" ? $BigInt(message.count) : $util.Long.fromBits(message.count.low >>> 0, message.count.high >>> 0, true).toBigInt();
                    else if (typeof message.count === "number")
                        object.count = options.longs === $String ? $String(message.count) : message.count;
                    else
                        object.count = options.longs === $String ? $util.Long.prototype.toString.call(message.count) : options.longs === $Number ? new $util.LongBits(message.count.low >>> 0, message.count.high >>> 0).toNumber(true) : message.count;
                if (message.drop != null && $Object.hasOwnProperty.call(message, "drop"))
                    object.drop = message.drop;
                if (message.arrivalMs != null && $Object.hasOwnProperty.call(message, "arrivalMs"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.arrivalMs = typeof message.arrivalMs === "number" ? $BigInt(message.arrivalMs) : $util.Long.fromBits(message.arrivalMs.low >>> 0, message.arrivalMs.high >>> 0, true).toBigInt();
                    else if (typeof message.arrivalMs === "number")
                        object.arrivalMs = options.longs === $String ? $String(message.arrivalMs) : message.arrivalMs;
                    else
                        object.arrivalMs = options.longs === $String ? $util.Long.prototype.toString.call(message.arrivalMs) : options.longs === $Number ? new $util.LongBits(message.arrivalMs.low >>> 0, message.arrivalMs.high >>> 0).toNumber(true) : message.arrivalMs;
                if (message.entries != null && $Object.hasOwnProperty.call(message, "entries"))
                    object.entries = options.bytes === $String ? $util.base64.encode(message.entries, 0, message.entries.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.entries) : message.entries;
                return object;
            };

            ReaderSlice.prototype.toJSON = function() {
                return ReaderSlice.toObject(this, $protobuf.util.toJSONOptions);
            };

            return ReaderSlice;
        })();

        v1.ReaderOvertaken = (function() {

            const ReaderOvertaken = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ReaderOvertaken.prototype.fromIndex = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            ReaderOvertaken.prototype.toIndex = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            ReaderOvertaken.prototype.firstMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            ReaderOvertaken.prototype.lastMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            ReaderOvertaken.prototype.reason = "";

            ReaderOvertaken.create = function(properties) {
                return new ReaderOvertaken(properties);
            };

            ReaderOvertaken.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.fromIndex != null && $Object.hasOwnProperty.call(message, "fromIndex") && (typeof message.fromIndex === "object" ? message.fromIndex.low || message.fromIndex.high : message.fromIndex !== 0))
                    writer.uint32(8).uint64(message.fromIndex);
                if (message.toIndex != null && $Object.hasOwnProperty.call(message, "toIndex") && (typeof message.toIndex === "object" ? message.toIndex.low || message.toIndex.high : message.toIndex !== 0))
                    writer.uint32(16).uint64(message.toIndex);
                if (message.firstMs != null && $Object.hasOwnProperty.call(message, "firstMs") && (typeof message.firstMs === "object" ? message.firstMs.low || message.firstMs.high : message.firstMs !== 0))
                    writer.uint32(24).uint64(message.firstMs);
                if (message.lastMs != null && $Object.hasOwnProperty.call(message, "lastMs") && (typeof message.lastMs === "object" ? message.lastMs.low || message.lastMs.high : message.lastMs !== 0))
                    writer.uint32(32).uint64(message.lastMs);
                if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
                    writer.uint32(42).string(message.reason);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ReaderOvertaken.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.tailrace.v1.ReaderOvertaken();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.fromIndex = value;
                            else
                                delete message.fromIndex;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.toIndex = value;
                            else
                                delete message.toIndex;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.firstMs = value;
                            else
                                delete message.firstMs;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.lastMs = value;
                            else
                                delete message.lastMs;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.reason = value;
                            else
                                delete message.reason;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            ReaderOvertaken.fromObject = function (object, _depth) {
                if (object instanceof $root.tailrace.v1.ReaderOvertaken)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".tailrace.v1.ReaderOvertaken: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.tailrace.v1.ReaderOvertaken();
                if (object.fromIndex != null)
                    if (typeof object.fromIndex === "object" ? object.fromIndex.low || object.fromIndex.high : $Number(object.fromIndex) !== 0)
                        if ($util.Long)
                            message.fromIndex = $util.Long.fromValue(object.fromIndex, true);
                        else if (typeof object.fromIndex === "string")
                            message.fromIndex = $parseInt(object.fromIndex, 10);
                        else if (typeof object.fromIndex === "number")
                            message.fromIndex = object.fromIndex;
                        else if (typeof object.fromIndex === "object")
                            message.fromIndex = new $util.LongBits(object.fromIndex.low >>> 0, object.fromIndex.high >>> 0).toNumber(true);
                if (object.toIndex != null)
                    if (typeof object.toIndex === "object" ? object.toIndex.low || object.toIndex.high : $Number(object.toIndex) !== 0)
                        if ($util.Long)
                            message.toIndex = $util.Long.fromValue(object.toIndex, true);
                        else if (typeof object.toIndex === "string")
                            message.toIndex = $parseInt(object.toIndex, 10);
                        else if (typeof object.toIndex === "number")
                            message.toIndex = object.toIndex;
                        else if (typeof object.toIndex === "object")
                            message.toIndex = new $util.LongBits(object.toIndex.low >>> 0, object.toIndex.high >>> 0).toNumber(true);
                if (object.firstMs != null)
                    if (typeof object.firstMs === "object" ? object.firstMs.low || object.firstMs.high : $Number(object.firstMs) !== 0)
                        if ($util.Long)
                            message.firstMs = $util.Long.fromValue(object.firstMs, true);
                        else if (typeof object.firstMs === "string")
                            message.firstMs = $parseInt(object.firstMs, 10);
                        else if (typeof object.firstMs === "number")
                            message.firstMs = object.firstMs;
                        else if (typeof object.firstMs === "object")
                            message.firstMs = new $util.LongBits(object.firstMs.low >>> 0, object.firstMs.high >>> 0).toNumber(true);
                if (object.lastMs != null)
                    if (typeof object.lastMs === "object" ? object.lastMs.low || object.lastMs.high : $Number(object.lastMs) !== 0)
                        if ($util.Long)
                            message.lastMs = $util.Long.fromValue(object.lastMs, true);
                        else if (typeof object.lastMs === "string")
                            message.lastMs = $parseInt(object.lastMs, 10);
                        else if (typeof object.lastMs === "number")
                            message.lastMs = object.lastMs;
                        else if (typeof object.lastMs === "object")
                            message.lastMs = new $util.LongBits(object.lastMs.low >>> 0, object.lastMs.high >>> 0).toNumber(true);
                if (object.reason != null)
                    if (typeof object.reason !== "string" || object.reason.length)
                        message.reason = $String(object.reason);
                return message;
            };

            ReaderOvertaken.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.fromIndex = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.fromIndex = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.toIndex = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.toIndex = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.firstMs = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.firstMs = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.lastMs = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.lastMs = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.reason = "";
                }
                if (message.fromIndex != null && $Object.hasOwnProperty.call(message, "fromIndex"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.fromIndex = typeof message.fromIndex === "number" ? $BigInt(message.fromIndex) : $util.Long.fromBits(message.fromIndex.low >>> 0, message.fromIndex.high >>> 0, true).toBigInt();
                    else if (typeof message.fromIndex === "number")
                        object.fromIndex = options.longs === $String ? $String(message.fromIndex) : message.fromIndex;
                    else
                        object.fromIndex = options.longs === $String ? $util.Long.prototype.toString.call(message.fromIndex) : options.longs === $Number ? new $util.LongBits(message.fromIndex.low >>> 0, message.fromIndex.high >>> 0).toNumber(true) : message.fromIndex;
                if (message.toIndex != null && $Object.hasOwnProperty.call(message, "toIndex"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.toIndex = typeof message.toIndex === "number" ? $BigInt(message.toIndex) : $util.Long.fromBits(message.toIndex.low >>> 0, message.toIndex.high >>> 0, true).toBigInt();
                    else if (typeof message.toIndex === "number")
                        object.toIndex = options.longs === $String ? $String(message.toIndex) : message.toIndex;
                    else
                        object.toIndex = options.longs === $String ? $util.Long.prototype.toString.call(message.toIndex) : options.longs === $Number ? new $util.LongBits(message.toIndex.low >>> 0, message.toIndex.high >>> 0).toNumber(true) : message.toIndex;
                if (message.firstMs != null && $Object.hasOwnProperty.call(message, "firstMs"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.firstMs = typeof message.firstMs === "number" ? $BigInt(message.firstMs) : $util.Long.fromBits(message.firstMs.low >>> 0, message.firstMs.high >>> 0, true).toBigInt();
                    else if (typeof message.firstMs === "number")
                        object.firstMs = options.longs === $String ? $String(message.firstMs) : message.firstMs;
                    else
                        object.firstMs = options.longs === $String ? $util.Long.prototype.toString.call(message.firstMs) : options.longs === $Number ? new $util.LongBits(message.firstMs.low >>> 0, message.firstMs.high >>> 0).toNumber(true) : message.firstMs;
                if (message.lastMs != null && $Object.hasOwnProperty.call(message, "lastMs"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.lastMs = typeof message.lastMs === "number" ? $BigInt(message.lastMs) : $util.Long.fromBits(message.lastMs.low >>> 0, message.lastMs.high >>> 0, true).toBigInt();
                    else if (typeof message.lastMs === "number")
                        object.lastMs = options.longs === $String ? $String(message.lastMs) : message.lastMs;
                    else
                        object.lastMs = options.longs === $String ? $util.Long.prototype.toString.call(message.lastMs) : options.longs === $Number ? new $util.LongBits(message.lastMs.low >>> 0, message.lastMs.high >>> 0).toNumber(true) : message.lastMs;
                if (message.reason != null && $Object.hasOwnProperty.call(message, "reason"))
                    object.reason = message.reason;
                return object;
            };

            ReaderOvertaken.prototype.toJSON = function() {
                return ReaderOvertaken.toObject(this, $protobuf.util.toJSONOptions);
            };

            return ReaderOvertaken;
        })();

        v1.ReaderGap = (function() {

            const ReaderGap = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ReaderGap.prototype.missing = null;

            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(ReaderGap.prototype, "_missing", {
                get: $util.oneOfGetter($oneOfFields = ["missing"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            ReaderGap.create = function(properties) {
                return new ReaderGap(properties);
            };

            ReaderGap.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.missing != null && $Object.hasOwnProperty.call(message, "missing"))
                    writer.uint32(8).uint64(message.missing);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ReaderGap.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.tailrace.v1.ReaderGap();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            message.missing = reader.uint64();
                            message._missing = "missing";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            ReaderGap.fromObject = function (object, _depth) {
                if (object instanceof $root.tailrace.v1.ReaderGap)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".tailrace.v1.ReaderGap: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.tailrace.v1.ReaderGap();
                if (object.missing != null)
                    if ($util.Long)
                        message.missing = $util.Long.fromValue(object.missing, true);
                    else if (typeof object.missing === "string")
                        message.missing = $parseInt(object.missing, 10);
                    else if (typeof object.missing === "number")
                        message.missing = object.missing;
                    else if (typeof object.missing === "object")
                        message.missing = new $util.LongBits(object.missing.low >>> 0, object.missing.high >>> 0).toNumber(true);
                return message;
            };

            ReaderGap.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (message.missing != null && $Object.hasOwnProperty.call(message, "missing"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.missing = typeof message.missing === "number" ? $BigInt(message.missing) : $util.Long.fromBits(message.missing.low >>> 0, message.missing.high >>> 0, true).toBigInt();
                    else if (typeof message.missing === "number")
                        object.missing = options.longs === $String ? $String(message.missing) : message.missing;
                    else
                        object.missing = options.longs === $String ? $util.Long.prototype.toString.call(message.missing) : options.longs === $Number ? new $util.LongBits(message.missing.low >>> 0, message.missing.high >>> 0).toNumber(true) : message.missing;
                return object;
            };

            ReaderGap.prototype.toJSON = function() {
                return ReaderGap.toObject(this, $protobuf.util.toJSONOptions);
            };

            return ReaderGap;
        })();

        v1.ReaderNotice = (function() {

            const ReaderNotice = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ReaderNotice.prototype.drainId = "";
            ReaderNotice.prototype.url = "";
            ReaderNotice.prototype.state = "";
            ReaderNotice.prototype.dropped = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            ReaderNotice.prototype.message = "";

            ReaderNotice.create = function(properties) {
                return new ReaderNotice(properties);
            };

            ReaderNotice.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.drainId != null && $Object.hasOwnProperty.call(message, "drainId") && message.drainId !== "")
                    writer.uint32(10).string(message.drainId);
                if (message.url != null && $Object.hasOwnProperty.call(message, "url") && message.url !== "")
                    writer.uint32(18).string(message.url);
                if (message.state != null && $Object.hasOwnProperty.call(message, "state") && message.state !== "")
                    writer.uint32(26).string(message.state);
                if (message.dropped != null && $Object.hasOwnProperty.call(message, "dropped") && (typeof message.dropped === "object" ? message.dropped.low || message.dropped.high : message.dropped !== 0))
                    writer.uint32(32).uint64(message.dropped);
                if (message.message != null && $Object.hasOwnProperty.call(message, "message") && message.message !== "")
                    writer.uint32(42).string(message.message);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ReaderNotice.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.tailrace.v1.ReaderNotice();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.drainId = value;
                            else
                                delete message.drainId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.url = value;
                            else
                                delete message.url;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.state = value;
                            else
                                delete message.state;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.dropped = value;
                            else
                                delete message.dropped;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.message = value;
                            else
                                delete message.message;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            ReaderNotice.fromObject = function (object, _depth) {
                if (object instanceof $root.tailrace.v1.ReaderNotice)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".tailrace.v1.ReaderNotice: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.tailrace.v1.ReaderNotice();
                if (object.drainId != null)
                    if (typeof object.drainId !== "string" || object.drainId.length)
                        message.drainId = $String(object.drainId);
                if (object.url != null)
                    if (typeof object.url !== "string" || object.url.length)
                        message.url = $String(object.url);
                if (object.state != null)
                    if (typeof object.state !== "string" || object.state.length)
                        message.state = $String(object.state);
                if (object.dropped != null)
                    if (typeof object.dropped === "object" ? object.dropped.low || object.dropped.high : $Number(object.dropped) !== 0)
                        if ($util.Long)
                            message.dropped = $util.Long.fromValue(object.dropped, true);
                        else if (typeof object.dropped === "string")
                            message.dropped = $parseInt(object.dropped, 10);
                        else if (typeof object.dropped === "number")
                            message.dropped = object.dropped;
                        else if (typeof object.dropped === "object")
                            message.dropped = new $util.LongBits(object.dropped.low >>> 0, object.dropped.high >>> 0).toNumber(true);
                if (object.message != null)
                    if (typeof object.message !== "string" || object.message.length)
                        message.message = $String(object.message);
                return message;
            };

            ReaderNotice.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.drainId = "";
                    object.url = "";
                    object.state = "";
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.dropped = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.dropped = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.message = "";
                }
                if (message.drainId != null && $Object.hasOwnProperty.call(message, "drainId"))
                    object.drainId = message.drainId;
                if (message.url != null && $Object.hasOwnProperty.call(message, "url"))
                    object.url = message.url;
                if (message.state != null && $Object.hasOwnProperty.call(message, "state"))
                    object.state = message.state;
                if (message.dropped != null && $Object.hasOwnProperty.call(message, "dropped"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.dropped = typeof message.dropped === "number" ? $BigInt(message.dropped) : $util.Long.fromBits(message.dropped.low >>> 0, message.dropped.high >>> 0, true).toBigInt();
                    else if (typeof message.dropped === "number")
                        object.dropped = options.longs === $String ? $String(message.dropped) : message.dropped;
                    else
                        object.dropped = options.longs === $String ? $util.Long.prototype.toString.call(message.dropped) : options.longs === $Number ? new $util.LongBits(message.dropped.low >>> 0, message.dropped.high >>> 0).toNumber(true) : message.dropped;
                if (message.message != null && $Object.hasOwnProperty.call(message, "message"))
                    object.message = message.message;
                return object;
            };

            ReaderNotice.prototype.toJSON = function() {
                return ReaderNotice.toObject(this, $protobuf.util.toJSONOptions);
            };

            return ReaderNotice;
        })();

        v1.ReaderMoved = (function() {

            const ReaderMoved = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ReaderMoved.prototype.unread = false;

            ReaderMoved.create = function(properties) {
                return new ReaderMoved(properties);
            };

            ReaderMoved.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.unread != null && $Object.hasOwnProperty.call(message, "unread") && message.unread !== false)
                    writer.uint32(8).bool(message.unread);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ReaderMoved.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.tailrace.v1.ReaderMoved();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.unread = value;
                            else
                                delete message.unread;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            ReaderMoved.fromObject = function (object, _depth) {
                if (object instanceof $root.tailrace.v1.ReaderMoved)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".tailrace.v1.ReaderMoved: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.tailrace.v1.ReaderMoved();
                if (object.unread != null)
                    if (object.unread)
                        message.unread = $Boolean(object.unread);
                return message;
            };

            ReaderMoved.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults)
                    object.unread = false;
                if (message.unread != null && $Object.hasOwnProperty.call(message, "unread"))
                    object.unread = message.unread;
                return object;
            };

            ReaderMoved.prototype.toJSON = function() {
                return ReaderMoved.toObject(this, $protobuf.util.toJSONOptions);
            };

            return ReaderMoved;
        })();

        v1.ReaderEnded = (function() {

            const ReaderEnded = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ReaderEnded.prototype.reason = 0;

            ReaderEnded.create = function(properties) {
                return new ReaderEnded(properties);
            };

            ReaderEnded.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== 0)
                    writer.uint32(8).int32(message.reason);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ReaderEnded.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.tailrace.v1.ReaderEnded();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.reason = value;
                            else
                                delete message.reason;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            ReaderEnded.fromObject = function (object, _depth) {
                if (object instanceof $root.tailrace.v1.ReaderEnded)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".tailrace.v1.ReaderEnded: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.tailrace.v1.ReaderEnded();
                if (object.reason !== 0 && (typeof object.reason !== "string" || $root.tailrace.v1.ReaderEnded.Reason[object.reason] !== 0))
                    switch (object.reason) {
                    case "END":
                    case 0:
                        message.reason = 0;
                        break;
                    case "FORGOTTEN":
                    case 1:
                        message.reason = 1;
                        break;
                    case "STOPPING":
                    case 2:
                        message.reason = 2;
                        break;
                    case "UNKNOWN_APP":
                    case 3:
                        message.reason = 3;
                        break;
                    default:
                        if (typeof object.reason === "number" && (object.reason | 0) === object.reason)
                            message.reason = object.reason;
                    }
                return message;
            };

            ReaderEnded.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults)
                    object.reason = options.enums === $String ? "END" : 0;
                if (message.reason != null && $Object.hasOwnProperty.call(message, "reason"))
                    object.reason = options.enums === $String ? $root.tailrace.v1.ReaderEnded.Reason[message.reason] === $undefined ? message.reason : $root.tailrace.v1.ReaderEnded.Reason[message.reason] : message.reason;
                return object;
            };

            ReaderEnded.prototype.toJSON = function() {
                return ReaderEnded.toObject(this, $protobuf.util.toJSONOptions);
            };

            ReaderEnded.Reason = (function() {
                const valuesById = $Object.create(null), values = $Object.create(valuesById);
                values[valuesById[0] = "END"] = 0;
                values[valuesById[1] = "FORGOTTEN"] = 1;
                values[valuesById[2] = "STOPPING"] = 2;
                values[valuesById[3] = "UNKNOWN_APP"] = 3;
                return values;
            })();

            return ReaderEnded;
        })();

        v1.ListAppsRequest = (function() {

            const ListAppsRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ListAppsRequest.prototype.prefix = "";
            ListAppsRequest.prototype.limit = 0;
            ListAppsRequest.prototype.after = "";

            ListAppsRequest.create = function(properties) {
                return new ListAppsRequest(properties);
            };

            ListAppsRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.prefix != null && $Object.hasOwnProperty.call(message, "prefix") && message.prefix !== "")
                    writer.uint32(10).string(message.prefix);
                if (message.limit != null && $Object.hasOwnProperty.call(message, "limit") && message.limit !== 0)
                    writer.uint32(16).uint32(message.limit);
                if (message.after != null && $Object.hasOwnProperty.call(message, "after") && message.after !== "")
                    writer.uint32(26).string(message.after);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ListAppsRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.tailrace.v1.ListAppsRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.prefix = value;
                            else
                                delete message.prefix;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.limit = value;
                            else
                                delete message.limit;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.after = value;
                            else
                                delete message.after;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            ListAppsRequest.fromObject = function (object, _depth) {
                if (object instanceof $root.tailrace.v1.ListAppsRequest)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".tailrace.v1.ListAppsRequest: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.tailrace.v1.ListAppsRequest();
                if (object.prefix != null)
                    if (typeof object.prefix !== "string" || object.prefix.length)
                        message.prefix = $String(object.prefix);
                if (object.limit != null)
                    if ($Number(object.limit) !== 0)
                        message.limit = object.limit >>> 0;
                if (object.after != null)
                    if (typeof object.after !== "string" || object.after.length)
                        message.after = $String(object.after);
                return message;
            };

            ListAppsRequest.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.prefix = "";
                    object.limit = 0;
                    object.after = "";
                }
                if (message.prefix != null && $Object.hasOwnProperty.call(message, "prefix"))
                    object.prefix = message.prefix;
                if (message.limit != null && $Object.hasOwnProperty.call(message, "limit"))
                    object.limit = message.limit;
                if (message.after != null && $Object.hasOwnProperty.call(message, "after"))
                    object.after = message.after;
                return object;
            };

            ListAppsRequest.prototype.toJSON = function() {
                return ListAppsRequest.toObject(this, $protobuf.util.toJSONOptions);
            };

            return ListAppsRequest;
        })();

        v1.ListAppsResponse = (function() {

            const ListAppsResponse = function (properties) {
                this.apps = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ListAppsResponse.prototype.apps = $util.emptyArray;
            ListAppsResponse.prototype.more = false;

            ListAppsResponse.create = function(properties) {
                return new ListAppsResponse(properties);
            };

            ListAppsResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.apps != null && message.apps.length)
                    for (let i = 0; i < message.apps.length; ++i)
                        $root.tailrace.v1.AppSummary.encode(message.apps[i], writer.uint32(10).fork(), _depth + 1).ldelim();
                if (message.more != null && $Object.hasOwnProperty.call(message, "more") && message.more !== false)
                    writer.uint32(16).bool(message.more);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ListAppsResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.tailrace.v1.ListAppsResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.apps && message.apps.length))
                                message.apps = [];
                            message.apps.push($root.tailrace.v1.AppSummary.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.more = value;
                            else
                                delete message.more;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            ListAppsResponse.fromObject = function (object, _depth) {
                if (object instanceof $root.tailrace.v1.ListAppsResponse)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".tailrace.v1.ListAppsResponse: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.tailrace.v1.ListAppsResponse();
                if (object.apps) {
                    if (!$Array.isArray(object.apps))
                        throw $TypeError(".tailrace.v1.ListAppsResponse.apps: array expected");
                    message.apps = $Array(object.apps.length);
                    for (let i = 0; i < object.apps.length; ++i) {
                        if (!$util.isObject(object.apps[i]))
                            throw $TypeError(".tailrace.v1.ListAppsResponse.apps: object expected");
                        message.apps[i] = $root.tailrace.v1.AppSummary.fromObject(object.apps[i], _depth + 1);
                    }
                }
                if (object.more != null)
                    if (object.more)
                        message.more = $Boolean(object.more);
                return message;
            };

            ListAppsResponse.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.apps = [];
                if (options.defaults)
                    object.more = false;
                if (message.apps && message.apps.length) {
                    object.apps = $Array(message.apps.length);
                    for (let j = 0; j < message.apps.length; ++j)
                        object.apps[j] = $root.tailrace.v1.AppSummary.toObject(message.apps[j], options, _depth + 1);
                }
                if (message.more != null && $Object.hasOwnProperty.call(message, "more"))
                    object.more = message.more;
                return object;
            };

            ListAppsResponse.prototype.toJSON = function() {
                return ListAppsResponse.toObject(this, $protobuf.util.toJSONOptions);
            };

            return ListAppsResponse;
        })();

        v1.AppSummary = (function() {

            const AppSummary = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            AppSummary.prototype.app = "";
            AppSummary.prototype.instances = 0;
            AppSummary.prototype.rate = 0;
            AppSummary.prototype.heldLines = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            AppSummary.prototype.heldBytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            AppSummary.prototype.dropped = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            AppSummary.prototype.limitLines = 0;
            AppSummary.prototype.limitBytes = 0;
            AppSummary.prototype.lastMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            AppSummary.create = function(properties) {
                return new AppSummary(properties);
            };

            AppSummary.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.app != null && $Object.hasOwnProperty.call(message, "app") && message.app !== "")
                    writer.uint32(10).string(message.app);
                if (message.instances != null && $Object.hasOwnProperty.call(message, "instances") && message.instances !== 0)
                    writer.uint32(16).uint32(message.instances);
                if (message.rate != null && $Object.hasOwnProperty.call(message, "rate") && !$Object.is(message.rate, 0))
                    writer.uint32(25).double(message.rate);
                if (message.heldLines != null && $Object.hasOwnProperty.call(message, "heldLines") && (typeof message.heldLines === "object" ? message.heldLines.low || message.heldLines.high : message.heldLines !== 0))
                    writer.uint32(32).uint64(message.heldLines);
                if (message.heldBytes != null && $Object.hasOwnProperty.call(message, "heldBytes") && (typeof message.heldBytes === "object" ? message.heldBytes.low || message.heldBytes.high : message.heldBytes !== 0))
                    writer.uint32(40).uint64(message.heldBytes);
                if (message.dropped != null && $Object.hasOwnProperty.call(message, "dropped") && (typeof message.dropped === "object" ? message.dropped.low || message.dropped.high : message.dropped !== 0))
                    writer.uint32(48).uint64(message.dropped);
                if (message.limitLines != null && $Object.hasOwnProperty.call(message, "limitLines") && !$Object.is(message.limitLines, 0))
                    writer.uint32(57).double(message.limitLines);
                if (message.limitBytes != null && $Object.hasOwnProperty.call(message, "limitBytes") && !$Object.is(message.limitBytes, 0))
                    writer.uint32(65).double(message.limitBytes);
                if (message.lastMs != null && $Object.hasOwnProperty.call(message, "lastMs") && (typeof message.lastMs === "object" ? message.lastMs.low || message.lastMs.high : message.lastMs !== 0))
                    writer.uint32(72).uint64(message.lastMs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            AppSummary.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.tailrace.v1.AppSummary();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.app = value;
                            else
                                delete message.app;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.instances = value;
                            else
                                delete message.instances;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.rate = value;
                            else
                                delete message.rate;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.heldLines = value;
                            else
                                delete message.heldLines;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.heldBytes = value;
                            else
                                delete message.heldBytes;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.dropped = value;
                            else
                                delete message.dropped;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.limitLines = value;
                            else
                                delete message.limitLines;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.limitBytes = value;
                            else
                                delete message.limitBytes;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.lastMs = value;
                            else
                                delete message.lastMs;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            AppSummary.fromObject = function (object, _depth) {
                if (object instanceof $root.tailrace.v1.AppSummary)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".tailrace.v1.AppSummary: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.tailrace.v1.AppSummary();
                if (object.app != null)
                    if (typeof object.app !== "string" || object.app.length)
                        message.app = $String(object.app);
                if (object.instances != null)
                    if ($Number(object.instances) !== 0)
                        message.instances = object.instances >>> 0;
                if (object.rate != null)
                    if (!$Object.is($Number(object.rate), 0))
                        message.rate = $Number(object.rate);
                if (object.heldLines != null)
                    if (typeof object.heldLines === "object" ? object.heldLines.low || object.heldLines.high : $Number(object.heldLines) !== 0)
                        if ($util.Long)
                            message.heldLines = $util.Long.fromValue(object.heldLines, true);
                        else if (typeof object.heldLines === "string")
                            message.heldLines = $parseInt(object.heldLines, 10);
                        else if (typeof object.heldLines === "number")
                            message.heldLines = object.heldLines;
                        else if (typeof object.heldLines === "object")
                            message.heldLines = new $util.LongBits(object.heldLines.low >>> 0, object.heldLines.high >>> 0).toNumber(true);
                if (object.heldBytes != null)
                    if (typeof object.heldBytes === "object" ? object.heldBytes.low || object.heldBytes.high : $Number(object.heldBytes) !== 0)
                        if ($util.Long)
                            message.heldBytes = $util.Long.fromValue(object.heldBytes, true);
                        else if (typeof object.heldBytes === "string")
                            message.heldBytes = $parseInt(object.heldBytes, 10);
                        else if (typeof object.heldBytes === "number")
                            message.heldBytes = object.heldBytes;
                        else if (typeof object.heldBytes === "object")
                            message.heldBytes = new $util.LongBits(object.heldBytes.low >>> 0, object.heldBytes.high >>> 0).toNumber(true);
                if (object.dropped != null)
                    if (typeof object.dropped === "object" ? object.dropped.low || object.dropped.high : $Number(object.dropped) !== 0)
                        if ($util.Long)
                            message.dropped = $util.Long.fromValue(object.dropped, true);
                        else if (typeof object.dropped === "string")
                            message.dropped = $parseInt(object.dropped, 10);
                        else if (typeof object.dropped === "number")
                            message.dropped = object.dropped;
                        else if (typeof object.dropped === "object")
                            message.dropped = new $util.LongBits(object.dropped.low >>> 0, object.dropped.high >>> 0).toNumber(true);
                if (object.limitLines != null)
                    if (!$Object.is($Number(object.limitLines), 0))
                        message.limitLines = $Number(object.limitLines);
                if (object.limitBytes != null)
                    if (!$Object.is($Number(object.limitBytes), 0))
                        message.limitBytes = $Number(object.limitBytes);
                if (object.lastMs != null)
                    if (typeof object.lastMs === "object" ? object.lastMs.low || object.lastMs.high : $Number(object.lastMs) !== 0)
                        if ($util.Long)
                            message.lastMs = $util.Long.fromValue(object.lastMs, true);
                        else if (typeof object.lastMs === "string")
                            message.lastMs = $parseInt(object.lastMs, 10);
                        else if (typeof object.lastMs === "number")
                            message.lastMs = object.lastMs;
                        else if (typeof object.lastMs === "object")
                            message.lastMs = new $util.LongBits(object.lastMs.low >>> 0, object.lastMs.high >>> 0).toNumber(true);
                return message;
            };

            AppSummary.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.app = "";
                    object.instances = 0;
                    object.rate = 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.heldLines = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.heldLines = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.heldBytes = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.heldBytes = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.dropped = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.dropped = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.limitLines = 0;
                    object.limitBytes = 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.lastMs = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.lastMs = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                }
                if (message.app != null && $Object.hasOwnProperty.call(message, "app"))
                    object.app = message.app;
                if (message.instances != null && $Object.hasOwnProperty.call(message, "instances"))
                    object.instances = message.instances;
                if (message.rate != null && $Object.hasOwnProperty.call(message, "rate"))
                    object.rate = options.json && !$isFinite(message.rate) ? $String(message.rate) : message.rate;
                if (message.heldLines != null && $Object.hasOwnProperty.call(message, "heldLines"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.heldLines = typeof message.heldLines === "number" ? $BigInt(message.heldLines) : $util.Long.fromBits(message.heldLines.low >>> 0, message.heldLines.high >>> 0, true).toBigInt();
                    else if (typeof message.heldLines === "number")
                        object.heldLines = options.longs === $String ? $String(message.heldLines) : message.heldLines;
                    else
                        object.heldLines = options.longs === $String ? $util.Long.prototype.toString.call(message.heldLines) : options.longs === $Number ? new $util.LongBits(message.heldLines.low >>> 0, message.heldLines.high >>> 0).toNumber(true) : message.heldLines;
                if (message.heldBytes != null && $Object.hasOwnProperty.call(message, "heldBytes"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.heldBytes = typeof message.heldBytes === "number" ? $BigInt(message.heldBytes) : $util.Long.fromBits(message.heldBytes.low >>> 0, message.heldBytes.high >>> 0, true).toBigInt();
                    else if (typeof message.heldBytes === "number")
                        object.heldBytes = options.longs === $String ? $String(message.heldBytes) : message.heldBytes;
                    else
                        object.heldBytes = options.longs === $String ? $util.Long.prototype.toString.call(message.heldBytes) : options.longs === $Number ? new $util.LongBits(message.heldBytes.low >>> 0, message.heldBytes.high >>> 0).toNumber(true) : message.heldBytes;
                if (message.dropped != null && $Object.hasOwnProperty.call(message, "dropped"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.dropped = typeof message.dropped === "number" ? $BigInt(message.dropped) : $util.Long.fromBits(message.dropped.low >>> 0, message.dropped.high >>> 0, true).toBigInt();
                    else if (typeof message.dropped === "number")
                        object.dropped = options.longs === $String ? $String(message.dropped) : message.dropped;
                    else
                        object.dropped = options.longs === $String ? $util.Long.prototype.toString.call(message.dropped) : options.longs === $Number ? new $util.LongBits(message.dropped.low >>> 0, message.dropped.high >>> 0).toNumber(true) : message.dropped;
                if (message.limitLines != null && $Object.hasOwnProperty.call(message, "limitLines"))
                    object.limitLines = options.json && !$isFinite(message.limitLines) ? $String(message.limitLines) : message.limitLines;
                if (message.limitBytes != null && $Object.hasOwnProperty.call(message, "limitBytes"))
                    object.limitBytes = options.json && !$isFinite(message.limitBytes) ? $String(message.limitBytes) : message.limitBytes;
                if (message.lastMs != null && $Object.hasOwnProperty.call(message, "lastMs"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.lastMs = typeof message.lastMs === "number" ? $BigInt(message.lastMs) : $util.Long.fromBits(message.lastMs.low >>> 0, message.lastMs.high >>> 0, true).toBigInt();
                    else if (typeof message.lastMs === "number")
                        object.lastMs = options.longs === $String ? $String(message.lastMs) : message.lastMs;
                    else
                        object.lastMs = options.longs === $String ? $util.Long.prototype.toString.call(message.lastMs) : options.longs === $Number ? new $util.LongBits(message.lastMs.low >>> 0, message.lastMs.high >>> 0).toNumber(true) : message.lastMs;
                return object;
            };

            AppSummary.prototype.toJSON = function() {
                return AppSummary.toObject(this, $protobuf.util.toJSONOptions);
            };

            return AppSummary;
        })();

        v1.ForgetLinesRequest = (function() {

            const ForgetLinesRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ForgetLinesRequest.prototype.app = "";

            ForgetLinesRequest.create = function(properties) {
                return new ForgetLinesRequest(properties);
            };

            ForgetLinesRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.app != null && $Object.hasOwnProperty.call(message, "app") && message.app !== "")
                    writer.uint32(10).string(message.app);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ForgetLinesRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.tailrace.v1.ForgetLinesRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.app = value;
                            else
                                delete message.app;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            ForgetLinesRequest.fromObject = function (object, _depth) {
                if (object instanceof $root.tailrace.v1.ForgetLinesRequest)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".tailrace.v1.ForgetLinesRequest: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.tailrace.v1.ForgetLinesRequest();
                if (object.app != null)
                    if (typeof object.app !== "string" || object.app.length)
                        message.app = $String(object.app);
                return message;
            };

            ForgetLinesRequest.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults)
                    object.app = "";
                if (message.app != null && $Object.hasOwnProperty.call(message, "app"))
                    object.app = message.app;
                return object;
            };

            ForgetLinesRequest.prototype.toJSON = function() {
                return ForgetLinesRequest.toObject(this, $protobuf.util.toJSONOptions);
            };

            return ForgetLinesRequest;
        })();

        v1.ForgetLinesResponse = (function() {

            const ForgetLinesResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ForgetLinesResponse.prototype.forgottenLines = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            ForgetLinesResponse.create = function(properties) {
                return new ForgetLinesResponse(properties);
            };

            ForgetLinesResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.forgottenLines != null && $Object.hasOwnProperty.call(message, "forgottenLines") && (typeof message.forgottenLines === "object" ? message.forgottenLines.low || message.forgottenLines.high : message.forgottenLines !== 0))
                    writer.uint32(8).uint64(message.forgottenLines);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ForgetLinesResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.tailrace.v1.ForgetLinesResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.forgottenLines = value;
                            else
                                delete message.forgottenLines;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            ForgetLinesResponse.fromObject = function (object, _depth) {
                if (object instanceof $root.tailrace.v1.ForgetLinesResponse)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".tailrace.v1.ForgetLinesResponse: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.tailrace.v1.ForgetLinesResponse();
                if (object.forgottenLines != null)
                    if (typeof object.forgottenLines === "object" ? object.forgottenLines.low || object.forgottenLines.high : $Number(object.forgottenLines) !== 0)
                        if ($util.Long)
                            message.forgottenLines = $util.Long.fromValue(object.forgottenLines, true);
                        else if (typeof object.forgottenLines === "string")
                            message.forgottenLines = $parseInt(object.forgottenLines, 10);
                        else if (typeof object.forgottenLines === "number")
                            message.forgottenLines = object.forgottenLines;
                        else if (typeof object.forgottenLines === "object")
                            message.forgottenLines = new $util.LongBits(object.forgottenLines.low >>> 0, object.forgottenLines.high >>> 0).toNumber(true);
                return message;
            };

            ForgetLinesResponse.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults)
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.forgottenLines = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.forgottenLines = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                if (message.forgottenLines != null && $Object.hasOwnProperty.call(message, "forgottenLines"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.forgottenLines = typeof message.forgottenLines === "number" ? $BigInt(message.forgottenLines) : $util.Long.fromBits(message.forgottenLines.low >>> 0, message.forgottenLines.high >>> 0, true).toBigInt();
                    else if (typeof message.forgottenLines === "number")
                        object.forgottenLines = options.longs === $String ? $String(message.forgottenLines) : message.forgottenLines;
                    else
                        object.forgottenLines = options.longs === $String ? $util.Long.prototype.toString.call(message.forgottenLines) : options.longs === $Number ? new $util.LongBits(message.forgottenLines.low >>> 0, message.forgottenLines.high >>> 0).toNumber(true) : message.forgottenLines;
                return object;
            };

            ForgetLinesResponse.prototype.toJSON = function() {
                return ForgetLinesResponse.toObject(this, $protobuf.util.toJSONOptions);
            };

            return ForgetLinesResponse;
        })();

        v1.DrainStatesRequest = (function() {

            const DrainStatesRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            DrainStatesRequest.prototype.app = "";

            DrainStatesRequest.create = function(properties) {
                return new DrainStatesRequest(properties);
            };

            DrainStatesRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.app != null && $Object.hasOwnProperty.call(message, "app") && message.app !== "")
                    writer.uint32(10).string(message.app);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            DrainStatesRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.tailrace.v1.DrainStatesRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.app = value;
                            else
                                delete message.app;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            DrainStatesRequest.fromObject = function (object, _depth) {
                if (object instanceof $root.tailrace.v1.DrainStatesRequest)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".tailrace.v1.DrainStatesRequest: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.tailrace.v1.DrainStatesRequest();
                if (object.app != null)
                    if (typeof object.app !== "string" || object.app.length)
                        message.app = $String(object.app);
                return message;
            };

            DrainStatesRequest.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults)
                    object.app = "";
                if (message.app != null && $Object.hasOwnProperty.call(message, "app"))
                    object.app = message.app;
                return object;
            };

            DrainStatesRequest.prototype.toJSON = function() {
                return DrainStatesRequest.toObject(this, $protobuf.util.toJSONOptions);
            };

            return DrainStatesRequest;
        })();

        v1.DrainStatesResponse = (function() {

            const DrainStatesResponse = function (properties) {
                this.drains = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            DrainStatesResponse.prototype.drains = $util.emptyArray;

            DrainStatesResponse.create = function(properties) {
                return new DrainStatesResponse(properties);
            };

            DrainStatesResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.drains != null && message.drains.length)
                    for (let i = 0; i < message.drains.length; ++i)
                        $root.tailrace.v1.DrainState.encode(message.drains[i], writer.uint32(10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            DrainStatesResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.tailrace.v1.DrainStatesResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.drains && message.drains.length))
                                message.drains = [];
                            message.drains.push($root.tailrace.v1.DrainState.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            DrainStatesResponse.fromObject = function (object, _depth) {
                if (object instanceof $root.tailrace.v1.DrainStatesResponse)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".tailrace.v1.DrainStatesResponse: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.tailrace.v1.DrainStatesResponse();
                if (object.drains) {
                    if (!$Array.isArray(object.drains))
                        throw $TypeError(".tailrace.v1.DrainStatesResponse.drains: array expected");
                    message.drains = $Array(object.drains.length);
                    for (let i = 0; i < object.drains.length; ++i) {
                        if (!$util.isObject(object.drains[i]))
                            throw $TypeError(".tailrace.v1.DrainStatesResponse.drains: object expected");
                        message.drains[i] = $root.tailrace.v1.DrainState.fromObject(object.drains[i], _depth + 1);
                    }
                }
                return message;
            };

            DrainStatesResponse.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.drains = [];
                if (message.drains && message.drains.length) {
                    object.drains = $Array(message.drains.length);
                    for (let j = 0; j < message.drains.length; ++j)
                        object.drains[j] = $root.tailrace.v1.DrainState.toObject(message.drains[j], options, _depth + 1);
                }
                return object;
            };

            DrainStatesResponse.prototype.toJSON = function() {
                return DrainStatesResponse.toObject(this, $protobuf.util.toJSONOptions);
            };

            return DrainStatesResponse;
        })();

        v1.DrainState = (function() {

            const DrainState = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            DrainState.prototype.drainId = "";
            DrainState.prototype.zone = "";
            DrainState.prototype.state = "";
            DrainState.prototype.delivered = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            DrainState.prototype.dropped = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            DrainState.prototype.unconfirmed = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            DrainState.prototype.held = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            DrainState.prototype.lastError = "";
            DrainState.prototype.nextAttemptMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            DrainState.create = function(properties) {
                return new DrainState(properties);
            };

            DrainState.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.drainId != null && $Object.hasOwnProperty.call(message, "drainId") && message.drainId !== "")
                    writer.uint32(10).string(message.drainId);
                if (message.zone != null && $Object.hasOwnProperty.call(message, "zone") && message.zone !== "")
                    writer.uint32(18).string(message.zone);
                if (message.state != null && $Object.hasOwnProperty.call(message, "state") && message.state !== "")
                    writer.uint32(26).string(message.state);
                if (message.delivered != null && $Object.hasOwnProperty.call(message, "delivered") && (typeof message.delivered === "object" ? message.delivered.low || message.delivered.high : message.delivered !== 0))
                    writer.uint32(32).uint64(message.delivered);
                if (message.dropped != null && $Object.hasOwnProperty.call(message, "dropped") && (typeof message.dropped === "object" ? message.dropped.low || message.dropped.high : message.dropped !== 0))
                    writer.uint32(40).uint64(message.dropped);
                if (message.unconfirmed != null && $Object.hasOwnProperty.call(message, "unconfirmed") && (typeof message.unconfirmed === "object" ? message.unconfirmed.low || message.unconfirmed.high : message.unconfirmed !== 0))
                    writer.uint32(48).uint64(message.unconfirmed);
                if (message.held != null && $Object.hasOwnProperty.call(message, "held") && (typeof message.held === "object" ? message.held.low || message.held.high : message.held !== 0))
                    writer.uint32(56).uint64(message.held);
                if (message.lastError != null && $Object.hasOwnProperty.call(message, "lastError") && message.lastError !== "")
                    writer.uint32(66).string(message.lastError);
                if (message.nextAttemptMs != null && $Object.hasOwnProperty.call(message, "nextAttemptMs") && (typeof message.nextAttemptMs === "object" ? message.nextAttemptMs.low || message.nextAttemptMs.high : message.nextAttemptMs !== 0))
                    writer.uint32(72).uint64(message.nextAttemptMs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            DrainState.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.tailrace.v1.DrainState();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.drainId = value;
                            else
                                delete message.drainId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.zone = value;
                            else
                                delete message.zone;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.state = value;
                            else
                                delete message.state;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.delivered = value;
                            else
                                delete message.delivered;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.dropped = value;
                            else
                                delete message.dropped;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.unconfirmed = value;
                            else
                                delete message.unconfirmed;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.held = value;
                            else
                                delete message.held;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.lastError = value;
                            else
                                delete message.lastError;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.nextAttemptMs = value;
                            else
                                delete message.nextAttemptMs;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            DrainState.fromObject = function (object, _depth) {
                if (object instanceof $root.tailrace.v1.DrainState)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".tailrace.v1.DrainState: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.tailrace.v1.DrainState();
                if (object.drainId != null)
                    if (typeof object.drainId !== "string" || object.drainId.length)
                        message.drainId = $String(object.drainId);
                if (object.zone != null)
                    if (typeof object.zone !== "string" || object.zone.length)
                        message.zone = $String(object.zone);
                if (object.state != null)
                    if (typeof object.state !== "string" || object.state.length)
                        message.state = $String(object.state);
                if (object.delivered != null)
                    if (typeof object.delivered === "object" ? object.delivered.low || object.delivered.high : $Number(object.delivered) !== 0)
                        if ($util.Long)
                            message.delivered = $util.Long.fromValue(object.delivered, true);
                        else if (typeof object.delivered === "string")
                            message.delivered = $parseInt(object.delivered, 10);
                        else if (typeof object.delivered === "number")
                            message.delivered = object.delivered;
                        else if (typeof object.delivered === "object")
                            message.delivered = new $util.LongBits(object.delivered.low >>> 0, object.delivered.high >>> 0).toNumber(true);
                if (object.dropped != null)
                    if (typeof object.dropped === "object" ? object.dropped.low || object.dropped.high : $Number(object.dropped) !== 0)
                        if ($util.Long)
                            message.dropped = $util.Long.fromValue(object.dropped, true);
                        else if (typeof object.dropped === "string")
                            message.dropped = $parseInt(object.dropped, 10);
                        else if (typeof object.dropped === "number")
                            message.dropped = object.dropped;
                        else if (typeof object.dropped === "object")
                            message.dropped = new $util.LongBits(object.dropped.low >>> 0, object.dropped.high >>> 0).toNumber(true);
                if (object.unconfirmed != null)
                    if (typeof object.unconfirmed === "object" ? object.unconfirmed.low || object.unconfirmed.high : $Number(object.unconfirmed) !== 0)
                        if ($util.Long)
                            message.unconfirmed = $util.Long.fromValue(object.unconfirmed, true);
                        else if (typeof object.unconfirmed === "string")
                            message.unconfirmed = $parseInt(object.unconfirmed, 10);
                        else if (typeof object.unconfirmed === "number")
                            message.unconfirmed = object.unconfirmed;
                        else if (typeof object.unconfirmed === "object")
                            message.unconfirmed = new $util.LongBits(object.unconfirmed.low >>> 0, object.unconfirmed.high >>> 0).toNumber(true);
                if (object.held != null)
                    if (typeof object.held === "object" ? object.held.low || object.held.high : $Number(object.held) !== 0)
                        if ($util.Long)
                            message.held = $util.Long.fromValue(object.held, true);
                        else if (typeof object.held === "string")
                            message.held = $parseInt(object.held, 10);
                        else if (typeof object.held === "number")
                            message.held = object.held;
                        else if (typeof object.held === "object")
                            message.held = new $util.LongBits(object.held.low >>> 0, object.held.high >>> 0).toNumber(true);
                if (object.lastError != null)
                    if (typeof object.lastError !== "string" || object.lastError.length)
                        message.lastError = $String(object.lastError);
                if (object.nextAttemptMs != null)
                    if (typeof object.nextAttemptMs === "object" ? object.nextAttemptMs.low || object.nextAttemptMs.high : $Number(object.nextAttemptMs) !== 0)
                        if ($util.Long)
                            message.nextAttemptMs = $util.Long.fromValue(object.nextAttemptMs, true);
                        else if (typeof object.nextAttemptMs === "string")
                            message.nextAttemptMs = $parseInt(object.nextAttemptMs, 10);
                        else if (typeof object.nextAttemptMs === "number")
                            message.nextAttemptMs = object.nextAttemptMs;
                        else if (typeof object.nextAttemptMs === "object")
                            message.nextAttemptMs = new $util.LongBits(object.nextAttemptMs.low >>> 0, object.nextAttemptMs.high >>> 0).toNumber(true);
                return message;
            };

            DrainState.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.drainId = "";
                    object.zone = "";
                    object.state = "";
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.delivered = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.delivered = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.dropped = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.dropped = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.unconfirmed = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.unconfirmed = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.held = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.held = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.lastError = "";
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.nextAttemptMs = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.nextAttemptMs = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                }
                if (message.drainId != null && $Object.hasOwnProperty.call(message, "drainId"))
                    object.drainId = message.drainId;
                if (message.zone != null && $Object.hasOwnProperty.call(message, "zone"))
                    object.zone = message.zone;
                if (message.state != null && $Object.hasOwnProperty.call(message, "state"))
                    object.state = message.state;
                if (message.delivered != null && $Object.hasOwnProperty.call(message, "delivered"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.delivered = typeof message.delivered === "number" ? $BigInt(message.delivered) : $util.Long.fromBits(message.delivered.low >>> 0, message.delivered.high >>> 0, true).toBigInt();
                    else if (typeof message.delivered === "number")
                        object.delivered = options.longs === $String ? $String(message.delivered) : message.delivered;
                    else
                        object.delivered = options.longs === $String ? $util.Long.prototype.toString.call(message.delivered) : options.longs === $Number ? new $util.LongBits(message.delivered.low >>> 0, message.delivered.high >>> 0).toNumber(true) : message.delivered;
                if (message.dropped != null && $Object.hasOwnProperty.call(message, "dropped"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.dropped = typeof message.dropped === "number" ? $BigInt(message.dropped) : $util.Long.fromBits(message.dropped.low >>> 0, message.dropped.high >>> 0, true).toBigInt();
                    else if (typeof message.dropped === "number")
                        object.dropped = options.longs === $String ? $String(message.dropped) : message.dropped;
                    else
                        object.dropped = options.longs === $String ? $util.Long.prototype.toString.call(message.dropped) : options.longs === $Number ? new $util.LongBits(message.dropped.low >>> 0, message.dropped.high >>> 0).toNumber(true) : message.dropped;
                if (message.unconfirmed != null && $Object.hasOwnProperty.call(message, "unconfirmed"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.unconfirmed = typeof message.unconfirmed === "number" ? $BigInt(message.unconfirmed) : $util.Long.fromBits(message.unconfirmed.low >>> 0, message.unconfirmed.high >>> 0, true).toBigInt();
                    else if (typeof message.unconfirmed === "number")
                        object.unconfirmed = options.longs === $String ? $String(message.unconfirmed) : message.unconfirmed;
                    else
                        object.unconfirmed = options.longs === $String ? $util.Long.prototype.toString.call(message.unconfirmed) : options.longs === $Number ? new $util.LongBits(message.unconfirmed.low >>> 0, message.unconfirmed.high >>> 0).toNumber(true) : message.unconfirmed;
                if (message.held != null && $Object.hasOwnProperty.call(message, "held"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.held = typeof message.held === "number" ? $BigInt(message.held) : $util.Long.fromBits(message.held.low >>> 0, message.held.high >>> 0, true).toBigInt();
                    else if (typeof message.held === "number")
                        object.held = options.longs === $String ? $String(message.held) : message.held;
                    else
                        object.held = options.longs === $String ? $util.Long.prototype.toString.call(message.held) : options.longs === $Number ? new $util.LongBits(message.held.low >>> 0, message.held.high >>> 0).toNumber(true) : message.held;
                if (message.lastError != null && $Object.hasOwnProperty.call(message, "lastError"))
                    object.lastError = message.lastError;
                if (message.nextAttemptMs != null && $Object.hasOwnProperty.call(message, "nextAttemptMs"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.nextAttemptMs = typeof message.nextAttemptMs === "number" ? $BigInt(message.nextAttemptMs) : $util.Long.fromBits(message.nextAttemptMs.low >>> 0, message.nextAttemptMs.high >>> 0, true).toBigInt();
                    else if (typeof message.nextAttemptMs === "number")
                        object.nextAttemptMs = options.longs === $String ? $String(message.nextAttemptMs) : message.nextAttemptMs;
                    else
                        object.nextAttemptMs = options.longs === $String ? $util.Long.prototype.toString.call(message.nextAttemptMs) : options.longs === $Number ? new $util.LongBits(message.nextAttemptMs.low >>> 0, message.nextAttemptMs.high >>> 0).toNumber(true) : message.nextAttemptMs;
                return object;
            };

            DrainState.prototype.toJSON = function() {
                return DrainState.toObject(this, $protobuf.util.toJSONOptions);
            };

            return DrainState;
        })();

        v1.TestDrainRequest = (function() {

            const TestDrainRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            TestDrainRequest.prototype.app = "";
            TestDrainRequest.prototype.url = "";
            TestDrainRequest.prototype.token = "";

            TestDrainRequest.create = function(properties) {
                return new TestDrainRequest(properties);
            };

            TestDrainRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.app != null && $Object.hasOwnProperty.call(message, "app") && message.app !== "")
                    writer.uint32(10).string(message.app);
                if (message.url != null && $Object.hasOwnProperty.call(message, "url") && message.url !== "")
                    writer.uint32(18).string(message.url);
                if (message.token != null && $Object.hasOwnProperty.call(message, "token") && message.token !== "")
                    writer.uint32(26).string(message.token);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            TestDrainRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.tailrace.v1.TestDrainRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.app = value;
                            else
                                delete message.app;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.url = value;
                            else
                                delete message.url;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.token = value;
                            else
                                delete message.token;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            TestDrainRequest.fromObject = function (object, _depth) {
                if (object instanceof $root.tailrace.v1.TestDrainRequest)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".tailrace.v1.TestDrainRequest: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.tailrace.v1.TestDrainRequest();
                if (object.app != null)
                    if (typeof object.app !== "string" || object.app.length)
                        message.app = $String(object.app);
                if (object.url != null)
                    if (typeof object.url !== "string" || object.url.length)
                        message.url = $String(object.url);
                if (object.token != null)
                    if (typeof object.token !== "string" || object.token.length)
                        message.token = $String(object.token);
                return message;
            };

            TestDrainRequest.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.app = "";
                    object.url = "";
                    object.token = "";
                }
                if (message.app != null && $Object.hasOwnProperty.call(message, "app"))
                    object.app = message.app;
                if (message.url != null && $Object.hasOwnProperty.call(message, "url"))
                    object.url = message.url;
                if (message.token != null && $Object.hasOwnProperty.call(message, "token"))
                    object.token = message.token;
                return object;
            };

            TestDrainRequest.prototype.toJSON = function() {
                return TestDrainRequest.toObject(this, $protobuf.util.toJSONOptions);
            };

            return TestDrainRequest;
        })();

        v1.TestDrainResponse = (function() {

            const TestDrainResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            TestDrainResponse.prototype.ok = false;
            TestDrainResponse.prototype.stage = "";
            TestDrainResponse.prototype.message = "";

            TestDrainResponse.create = function(properties) {
                return new TestDrainResponse(properties);
            };

            TestDrainResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.ok != null && $Object.hasOwnProperty.call(message, "ok") && message.ok !== false)
                    writer.uint32(8).bool(message.ok);
                if (message.stage != null && $Object.hasOwnProperty.call(message, "stage") && message.stage !== "")
                    writer.uint32(18).string(message.stage);
                if (message.message != null && $Object.hasOwnProperty.call(message, "message") && message.message !== "")
                    writer.uint32(26).string(message.message);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            TestDrainResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.tailrace.v1.TestDrainResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.ok = value;
                            else
                                delete message.ok;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.stage = value;
                            else
                                delete message.stage;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.message = value;
                            else
                                delete message.message;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            TestDrainResponse.fromObject = function (object, _depth) {
                if (object instanceof $root.tailrace.v1.TestDrainResponse)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".tailrace.v1.TestDrainResponse: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.tailrace.v1.TestDrainResponse();
                if (object.ok != null)
                    if (object.ok)
                        message.ok = $Boolean(object.ok);
                if (object.stage != null)
                    if (typeof object.stage !== "string" || object.stage.length)
                        message.stage = $String(object.stage);
                if (object.message != null)
                    if (typeof object.message !== "string" || object.message.length)
                        message.message = $String(object.message);
                return message;
            };

            TestDrainResponse.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.ok = false;
                    object.stage = "";
                    object.message = "";
                }
                if (message.ok != null && $Object.hasOwnProperty.call(message, "ok"))
                    object.ok = message.ok;
                if (message.stage != null && $Object.hasOwnProperty.call(message, "stage"))
                    object.stage = message.stage;
                if (message.message != null && $Object.hasOwnProperty.call(message, "message"))
                    object.message = message.message;
                return object;
            };

            TestDrainResponse.prototype.toJSON = function() {
                return TestDrainResponse.toObject(this, $protobuf.util.toJSONOptions);
            };

            return TestDrainResponse;
        })();

        v1.ServerStatusRequest = (function() {

            const ServerStatusRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ServerStatusRequest.create = function(properties) {
                return new ServerStatusRequest(properties);
            };

            ServerStatusRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ServerStatusRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.tailrace.v1.ServerStatusRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    reader.skipType(tag & 7, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            ServerStatusRequest.fromObject = function (object, _depth) {
                if (object instanceof $root.tailrace.v1.ServerStatusRequest)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".tailrace.v1.ServerStatusRequest: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                return new $root.tailrace.v1.ServerStatusRequest();
            };

            ServerStatusRequest.toObject = function () {
                return {};
            };

            ServerStatusRequest.prototype.toJSON = function() {
                return ServerStatusRequest.toObject(this, $protobuf.util.toJSONOptions);
            };

            return ServerStatusRequest;
        })();

        v1.ServerStatusResponse = (function() {

            const ServerStatusResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ServerStatusResponse.prototype.id = "";
            ServerStatusResponse.prototype.zone = "";
            ServerStatusResponse.prototype.state = "";
            ServerStatusResponse.prototype.apps = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            ServerStatusResponse.prototype.heldLines = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            ServerStatusResponse.prototype.heldBytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            ServerStatusResponse.prototype.allocatedBytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            ServerStatusResponse.prototype.linesTotal = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            ServerStatusResponse.prototype.droppedTotal = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            ServerStatusResponse.prototype.readers = 0;
            ServerStatusResponse.prototype.uplinks = 0;
            ServerStatusResponse.prototype.drains = 0;
            ServerStatusResponse.prototype.uptimeMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            ServerStatusResponse.prototype.replicas = 0;
            ServerStatusResponse.prototype.replicasWanted = 0;

            ServerStatusResponse.create = function(properties) {
                return new ServerStatusResponse(properties);
            };

            ServerStatusResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== "")
                    writer.uint32(10).string(message.id);
                if (message.zone != null && $Object.hasOwnProperty.call(message, "zone") && message.zone !== "")
                    writer.uint32(18).string(message.zone);
                if (message.state != null && $Object.hasOwnProperty.call(message, "state") && message.state !== "")
                    writer.uint32(26).string(message.state);
                if (message.apps != null && $Object.hasOwnProperty.call(message, "apps") && (typeof message.apps === "object" ? message.apps.low || message.apps.high : message.apps !== 0))
                    writer.uint32(32).uint64(message.apps);
                if (message.heldLines != null && $Object.hasOwnProperty.call(message, "heldLines") && (typeof message.heldLines === "object" ? message.heldLines.low || message.heldLines.high : message.heldLines !== 0))
                    writer.uint32(40).uint64(message.heldLines);
                if (message.heldBytes != null && $Object.hasOwnProperty.call(message, "heldBytes") && (typeof message.heldBytes === "object" ? message.heldBytes.low || message.heldBytes.high : message.heldBytes !== 0))
                    writer.uint32(48).uint64(message.heldBytes);
                if (message.allocatedBytes != null && $Object.hasOwnProperty.call(message, "allocatedBytes") && (typeof message.allocatedBytes === "object" ? message.allocatedBytes.low || message.allocatedBytes.high : message.allocatedBytes !== 0))
                    writer.uint32(56).uint64(message.allocatedBytes);
                if (message.linesTotal != null && $Object.hasOwnProperty.call(message, "linesTotal") && (typeof message.linesTotal === "object" ? message.linesTotal.low || message.linesTotal.high : message.linesTotal !== 0))
                    writer.uint32(64).uint64(message.linesTotal);
                if (message.droppedTotal != null && $Object.hasOwnProperty.call(message, "droppedTotal") && (typeof message.droppedTotal === "object" ? message.droppedTotal.low || message.droppedTotal.high : message.droppedTotal !== 0))
                    writer.uint32(72).uint64(message.droppedTotal);
                if (message.readers != null && $Object.hasOwnProperty.call(message, "readers") && message.readers !== 0)
                    writer.uint32(80).uint32(message.readers);
                if (message.uplinks != null && $Object.hasOwnProperty.call(message, "uplinks") && message.uplinks !== 0)
                    writer.uint32(88).uint32(message.uplinks);
                if (message.drains != null && $Object.hasOwnProperty.call(message, "drains") && message.drains !== 0)
                    writer.uint32(96).uint32(message.drains);
                if (message.uptimeMs != null && $Object.hasOwnProperty.call(message, "uptimeMs") && (typeof message.uptimeMs === "object" ? message.uptimeMs.low || message.uptimeMs.high : message.uptimeMs !== 0))
                    writer.uint32(104).uint64(message.uptimeMs);
                if (message.replicas != null && $Object.hasOwnProperty.call(message, "replicas") && message.replicas !== 0)
                    writer.uint32(112).uint32(message.replicas);
                if (message.replicasWanted != null && $Object.hasOwnProperty.call(message, "replicasWanted") && message.replicasWanted !== 0)
                    writer.uint32(120).uint32(message.replicasWanted);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ServerStatusResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.tailrace.v1.ServerStatusResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.id = value;
                            else
                                delete message.id;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.zone = value;
                            else
                                delete message.zone;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.state = value;
                            else
                                delete message.state;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.apps = value;
                            else
                                delete message.apps;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.heldLines = value;
                            else
                                delete message.heldLines;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.heldBytes = value;
                            else
                                delete message.heldBytes;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.allocatedBytes = value;
                            else
                                delete message.allocatedBytes;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.linesTotal = value;
                            else
                                delete message.linesTotal;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.droppedTotal = value;
                            else
                                delete message.droppedTotal;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.readers = value;
                            else
                                delete message.readers;
                            continue;
                        }
                    case 11: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.uplinks = value;
                            else
                                delete message.uplinks;
                            continue;
                        }
                    case 12: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.drains = value;
                            else
                                delete message.drains;
                            continue;
                        }
                    case 13: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.uptimeMs = value;
                            else
                                delete message.uptimeMs;
                            continue;
                        }
                    case 14: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.replicas = value;
                            else
                                delete message.replicas;
                            continue;
                        }
                    case 15: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.replicasWanted = value;
                            else
                                delete message.replicasWanted;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            ServerStatusResponse.fromObject = function (object, _depth) {
                if (object instanceof $root.tailrace.v1.ServerStatusResponse)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".tailrace.v1.ServerStatusResponse: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.tailrace.v1.ServerStatusResponse();
                if (object.id != null)
                    if (typeof object.id !== "string" || object.id.length)
                        message.id = $String(object.id);
                if (object.zone != null)
                    if (typeof object.zone !== "string" || object.zone.length)
                        message.zone = $String(object.zone);
                if (object.state != null)
                    if (typeof object.state !== "string" || object.state.length)
                        message.state = $String(object.state);
                if (object.apps != null)
                    if (typeof object.apps === "object" ? object.apps.low || object.apps.high : $Number(object.apps) !== 0)
                        if ($util.Long)
                            message.apps = $util.Long.fromValue(object.apps, true);
                        else if (typeof object.apps === "string")
                            message.apps = $parseInt(object.apps, 10);
                        else if (typeof object.apps === "number")
                            message.apps = object.apps;
                        else if (typeof object.apps === "object")
                            message.apps = new $util.LongBits(object.apps.low >>> 0, object.apps.high >>> 0).toNumber(true);
                if (object.heldLines != null)
                    if (typeof object.heldLines === "object" ? object.heldLines.low || object.heldLines.high : $Number(object.heldLines) !== 0)
                        if ($util.Long)
                            message.heldLines = $util.Long.fromValue(object.heldLines, true);
                        else if (typeof object.heldLines === "string")
                            message.heldLines = $parseInt(object.heldLines, 10);
                        else if (typeof object.heldLines === "number")
                            message.heldLines = object.heldLines;
                        else if (typeof object.heldLines === "object")
                            message.heldLines = new $util.LongBits(object.heldLines.low >>> 0, object.heldLines.high >>> 0).toNumber(true);
                if (object.heldBytes != null)
                    if (typeof object.heldBytes === "object" ? object.heldBytes.low || object.heldBytes.high : $Number(object.heldBytes) !== 0)
                        if ($util.Long)
                            message.heldBytes = $util.Long.fromValue(object.heldBytes, true);
                        else if (typeof object.heldBytes === "string")
                            message.heldBytes = $parseInt(object.heldBytes, 10);
                        else if (typeof object.heldBytes === "number")
                            message.heldBytes = object.heldBytes;
                        else if (typeof object.heldBytes === "object")
                            message.heldBytes = new $util.LongBits(object.heldBytes.low >>> 0, object.heldBytes.high >>> 0).toNumber(true);
                if (object.allocatedBytes != null)
                    if (typeof object.allocatedBytes === "object" ? object.allocatedBytes.low || object.allocatedBytes.high : $Number(object.allocatedBytes) !== 0)
                        if ($util.Long)
                            message.allocatedBytes = $util.Long.fromValue(object.allocatedBytes, true);
                        else if (typeof object.allocatedBytes === "string")
                            message.allocatedBytes = $parseInt(object.allocatedBytes, 10);
                        else if (typeof object.allocatedBytes === "number")
                            message.allocatedBytes = object.allocatedBytes;
                        else if (typeof object.allocatedBytes === "object")
                            message.allocatedBytes = new $util.LongBits(object.allocatedBytes.low >>> 0, object.allocatedBytes.high >>> 0).toNumber(true);
                if (object.linesTotal != null)
                    if (typeof object.linesTotal === "object" ? object.linesTotal.low || object.linesTotal.high : $Number(object.linesTotal) !== 0)
                        if ($util.Long)
                            message.linesTotal = $util.Long.fromValue(object.linesTotal, true);
                        else if (typeof object.linesTotal === "string")
                            message.linesTotal = $parseInt(object.linesTotal, 10);
                        else if (typeof object.linesTotal === "number")
                            message.linesTotal = object.linesTotal;
                        else if (typeof object.linesTotal === "object")
                            message.linesTotal = new $util.LongBits(object.linesTotal.low >>> 0, object.linesTotal.high >>> 0).toNumber(true);
                if (object.droppedTotal != null)
                    if (typeof object.droppedTotal === "object" ? object.droppedTotal.low || object.droppedTotal.high : $Number(object.droppedTotal) !== 0)
                        if ($util.Long)
                            message.droppedTotal = $util.Long.fromValue(object.droppedTotal, true);
                        else if (typeof object.droppedTotal === "string")
                            message.droppedTotal = $parseInt(object.droppedTotal, 10);
                        else if (typeof object.droppedTotal === "number")
                            message.droppedTotal = object.droppedTotal;
                        else if (typeof object.droppedTotal === "object")
                            message.droppedTotal = new $util.LongBits(object.droppedTotal.low >>> 0, object.droppedTotal.high >>> 0).toNumber(true);
                if (object.readers != null)
                    if ($Number(object.readers) !== 0)
                        message.readers = object.readers >>> 0;
                if (object.uplinks != null)
                    if ($Number(object.uplinks) !== 0)
                        message.uplinks = object.uplinks >>> 0;
                if (object.drains != null)
                    if ($Number(object.drains) !== 0)
                        message.drains = object.drains >>> 0;
                if (object.uptimeMs != null)
                    if (typeof object.uptimeMs === "object" ? object.uptimeMs.low || object.uptimeMs.high : $Number(object.uptimeMs) !== 0)
                        if ($util.Long)
                            message.uptimeMs = $util.Long.fromValue(object.uptimeMs, true);
                        else if (typeof object.uptimeMs === "string")
                            message.uptimeMs = $parseInt(object.uptimeMs, 10);
                        else if (typeof object.uptimeMs === "number")
                            message.uptimeMs = object.uptimeMs;
                        else if (typeof object.uptimeMs === "object")
                            message.uptimeMs = new $util.LongBits(object.uptimeMs.low >>> 0, object.uptimeMs.high >>> 0).toNumber(true);
                if (object.replicas != null)
                    if ($Number(object.replicas) !== 0)
                        message.replicas = object.replicas >>> 0;
                if (object.replicasWanted != null)
                    if ($Number(object.replicasWanted) !== 0)
                        message.replicasWanted = object.replicasWanted >>> 0;
                return message;
            };

            ServerStatusResponse.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.id = "";
                    object.zone = "";
                    object.state = "";
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.apps = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.apps = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.heldLines = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.heldLines = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.heldBytes = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.heldBytes = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.allocatedBytes = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.allocatedBytes = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.linesTotal = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.linesTotal = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.droppedTotal = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.droppedTotal = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.readers = 0;
                    object.uplinks = 0;
                    object.drains = 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.uptimeMs = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.uptimeMs = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.replicas = 0;
                    object.replicasWanted = 0;
                }
                if (message.id != null && $Object.hasOwnProperty.call(message, "id"))
                    object.id = message.id;
                if (message.zone != null && $Object.hasOwnProperty.call(message, "zone"))
                    object.zone = message.zone;
                if (message.state != null && $Object.hasOwnProperty.call(message, "state"))
                    object.state = message.state;
                if (message.apps != null && $Object.hasOwnProperty.call(message, "apps"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.apps = typeof message.apps === "number" ? $BigInt(message.apps) : $util.Long.fromBits(message.apps.low >>> 0, message.apps.high >>> 0, true).toBigInt();
                    else if (typeof message.apps === "number")
                        object.apps = options.longs === $String ? $String(message.apps) : message.apps;
                    else
                        object.apps = options.longs === $String ? $util.Long.prototype.toString.call(message.apps) : options.longs === $Number ? new $util.LongBits(message.apps.low >>> 0, message.apps.high >>> 0).toNumber(true) : message.apps;
                if (message.heldLines != null && $Object.hasOwnProperty.call(message, "heldLines"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.heldLines = typeof message.heldLines === "number" ? $BigInt(message.heldLines) : $util.Long.fromBits(message.heldLines.low >>> 0, message.heldLines.high >>> 0, true).toBigInt();
                    else if (typeof message.heldLines === "number")
                        object.heldLines = options.longs === $String ? $String(message.heldLines) : message.heldLines;
                    else
                        object.heldLines = options.longs === $String ? $util.Long.prototype.toString.call(message.heldLines) : options.longs === $Number ? new $util.LongBits(message.heldLines.low >>> 0, message.heldLines.high >>> 0).toNumber(true) : message.heldLines;
                if (message.heldBytes != null && $Object.hasOwnProperty.call(message, "heldBytes"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.heldBytes = typeof message.heldBytes === "number" ? $BigInt(message.heldBytes) : $util.Long.fromBits(message.heldBytes.low >>> 0, message.heldBytes.high >>> 0, true).toBigInt();
                    else if (typeof message.heldBytes === "number")
                        object.heldBytes = options.longs === $String ? $String(message.heldBytes) : message.heldBytes;
                    else
                        object.heldBytes = options.longs === $String ? $util.Long.prototype.toString.call(message.heldBytes) : options.longs === $Number ? new $util.LongBits(message.heldBytes.low >>> 0, message.heldBytes.high >>> 0).toNumber(true) : message.heldBytes;
                if (message.allocatedBytes != null && $Object.hasOwnProperty.call(message, "allocatedBytes"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.allocatedBytes = typeof message.allocatedBytes === "number" ? $BigInt(message.allocatedBytes) : $util.Long.fromBits(message.allocatedBytes.low >>> 0, message.allocatedBytes.high >>> 0, true).toBigInt();
                    else if (typeof message.allocatedBytes === "number")
                        object.allocatedBytes = options.longs === $String ? $String(message.allocatedBytes) : message.allocatedBytes;
                    else
                        object.allocatedBytes = options.longs === $String ? $util.Long.prototype.toString.call(message.allocatedBytes) : options.longs === $Number ? new $util.LongBits(message.allocatedBytes.low >>> 0, message.allocatedBytes.high >>> 0).toNumber(true) : message.allocatedBytes;
                if (message.linesTotal != null && $Object.hasOwnProperty.call(message, "linesTotal"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.linesTotal = typeof message.linesTotal === "number" ? $BigInt(message.linesTotal) : $util.Long.fromBits(message.linesTotal.low >>> 0, message.linesTotal.high >>> 0, true).toBigInt();
                    else if (typeof message.linesTotal === "number")
                        object.linesTotal = options.longs === $String ? $String(message.linesTotal) : message.linesTotal;
                    else
                        object.linesTotal = options.longs === $String ? $util.Long.prototype.toString.call(message.linesTotal) : options.longs === $Number ? new $util.LongBits(message.linesTotal.low >>> 0, message.linesTotal.high >>> 0).toNumber(true) : message.linesTotal;
                if (message.droppedTotal != null && $Object.hasOwnProperty.call(message, "droppedTotal"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.droppedTotal = typeof message.droppedTotal === "number" ? $BigInt(message.droppedTotal) : $util.Long.fromBits(message.droppedTotal.low >>> 0, message.droppedTotal.high >>> 0, true).toBigInt();
                    else if (typeof message.droppedTotal === "number")
                        object.droppedTotal = options.longs === $String ? $String(message.droppedTotal) : message.droppedTotal;
                    else
                        object.droppedTotal = options.longs === $String ? $util.Long.prototype.toString.call(message.droppedTotal) : options.longs === $Number ? new $util.LongBits(message.droppedTotal.low >>> 0, message.droppedTotal.high >>> 0).toNumber(true) : message.droppedTotal;
                if (message.readers != null && $Object.hasOwnProperty.call(message, "readers"))
                    object.readers = message.readers;
                if (message.uplinks != null && $Object.hasOwnProperty.call(message, "uplinks"))
                    object.uplinks = message.uplinks;
                if (message.drains != null && $Object.hasOwnProperty.call(message, "drains"))
                    object.drains = message.drains;
                if (message.uptimeMs != null && $Object.hasOwnProperty.call(message, "uptimeMs"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.uptimeMs = typeof message.uptimeMs === "number" ? $BigInt(message.uptimeMs) : $util.Long.fromBits(message.uptimeMs.low >>> 0, message.uptimeMs.high >>> 0, true).toBigInt();
                    else if (typeof message.uptimeMs === "number")
                        object.uptimeMs = options.longs === $String ? $String(message.uptimeMs) : message.uptimeMs;
                    else
                        object.uptimeMs = options.longs === $String ? $util.Long.prototype.toString.call(message.uptimeMs) : options.longs === $Number ? new $util.LongBits(message.uptimeMs.low >>> 0, message.uptimeMs.high >>> 0).toNumber(true) : message.uptimeMs;
                if (message.replicas != null && $Object.hasOwnProperty.call(message, "replicas"))
                    object.replicas = message.replicas;
                if (message.replicasWanted != null && $Object.hasOwnProperty.call(message, "replicasWanted"))
                    object.replicasWanted = message.replicasWanted;
                return object;
            };

            ServerStatusResponse.prototype.toJSON = function() {
                return ServerStatusResponse.toObject(this, $protobuf.util.toJSONOptions);
            };

            return ServerStatusResponse;
        })();

        v1.ReplicationUp = (function() {

            const ReplicationUp = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ReplicationUp.prototype.hello = null;
            ReplicationUp.prototype.ops = null;

            let $oneOfFields;

            $Object.defineProperty(ReplicationUp.prototype, "message", {
                get: $util.oneOfGetter($oneOfFields = ["hello", "ops"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            ReplicationUp.create = function(properties) {
                return new ReplicationUp(properties);
            };

            ReplicationUp.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.hello != null && $Object.hasOwnProperty.call(message, "hello"))
                    $root.tailrace.v1.ReplicationHello.encode(message.hello, writer.uint32(10).fork(), _depth + 1).ldelim();
                if (message.ops != null && $Object.hasOwnProperty.call(message, "ops"))
                    $root.tailrace.v1.ReplicationOps.encode(message.ops, writer.uint32(18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ReplicationUp.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.tailrace.v1.ReplicationUp();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.hello = $root.tailrace.v1.ReplicationHello.decode(reader, reader.size(), $undefined, _depth + 1, message.hello);
                            message.message = "hello";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.ops = $root.tailrace.v1.ReplicationOps.decode(reader, reader.size(), $undefined, _depth + 1, message.ops);
                            message.message = "ops";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            ReplicationUp.fromObject = function (object, _depth) {
                if (object instanceof $root.tailrace.v1.ReplicationUp)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".tailrace.v1.ReplicationUp: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.tailrace.v1.ReplicationUp();
                if (object.hello != null) {
                    if (!$util.isObject(object.hello))
                        throw $TypeError(".tailrace.v1.ReplicationUp.hello: object expected");
                    message.hello = $root.tailrace.v1.ReplicationHello.fromObject(object.hello, _depth + 1);
                }
                if (object.ops != null) {
                    if (!$util.isObject(object.ops))
                        throw $TypeError(".tailrace.v1.ReplicationUp.ops: object expected");
                    message.ops = $root.tailrace.v1.ReplicationOps.fromObject(object.ops, _depth + 1);
                }
                return message;
            };

            ReplicationUp.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (message.hello != null && $Object.hasOwnProperty.call(message, "hello")) {
                    object.hello = $root.tailrace.v1.ReplicationHello.toObject(message.hello, options, _depth + 1);
                    if (options.oneofs)
                        object.message = "hello";
                }
                if (message.ops != null && $Object.hasOwnProperty.call(message, "ops")) {
                    object.ops = $root.tailrace.v1.ReplicationOps.toObject(message.ops, options, _depth + 1);
                    if (options.oneofs)
                        object.message = "ops";
                }
                return object;
            };

            ReplicationUp.prototype.toJSON = function() {
                return ReplicationUp.toObject(this, $protobuf.util.toJSONOptions);
            };

            return ReplicationUp;
        })();

        v1.ReplicationDown = (function() {

            const ReplicationDown = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ReplicationDown.prototype.hello = null;
            ReplicationDown.prototype.ack = null;
            ReplicationDown.prototype.synced = null;
            ReplicationDown.prototype.refused = null;

            let $oneOfFields;

            $Object.defineProperty(ReplicationDown.prototype, "message", {
                get: $util.oneOfGetter($oneOfFields = ["hello", "ack", "synced", "refused"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            ReplicationDown.create = function(properties) {
                return new ReplicationDown(properties);
            };

            ReplicationDown.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.hello != null && $Object.hasOwnProperty.call(message, "hello"))
                    $root.tailrace.v1.ReplicationHello.encode(message.hello, writer.uint32(10).fork(), _depth + 1).ldelim();
                if (message.ack != null && $Object.hasOwnProperty.call(message, "ack"))
                    $root.tailrace.v1.ReplicationAck.encode(message.ack, writer.uint32(18).fork(), _depth + 1).ldelim();
                if (message.synced != null && $Object.hasOwnProperty.call(message, "synced"))
                    $root.tailrace.v1.ReplicationSynced.encode(message.synced, writer.uint32(26).fork(), _depth + 1).ldelim();
                if (message.refused != null && $Object.hasOwnProperty.call(message, "refused"))
                    $root.tailrace.v1.ReplicationRefused.encode(message.refused, writer.uint32(34).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ReplicationDown.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.tailrace.v1.ReplicationDown();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.hello = $root.tailrace.v1.ReplicationHello.decode(reader, reader.size(), $undefined, _depth + 1, message.hello);
                            message.message = "hello";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.ack = $root.tailrace.v1.ReplicationAck.decode(reader, reader.size(), $undefined, _depth + 1, message.ack);
                            message.message = "ack";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.synced = $root.tailrace.v1.ReplicationSynced.decode(reader, reader.size(), $undefined, _depth + 1, message.synced);
                            message.message = "synced";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.refused = $root.tailrace.v1.ReplicationRefused.decode(reader, reader.size(), $undefined, _depth + 1, message.refused);
                            message.message = "refused";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            ReplicationDown.fromObject = function (object, _depth) {
                if (object instanceof $root.tailrace.v1.ReplicationDown)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".tailrace.v1.ReplicationDown: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.tailrace.v1.ReplicationDown();
                if (object.hello != null) {
                    if (!$util.isObject(object.hello))
                        throw $TypeError(".tailrace.v1.ReplicationDown.hello: object expected");
                    message.hello = $root.tailrace.v1.ReplicationHello.fromObject(object.hello, _depth + 1);
                }
                if (object.ack != null) {
                    if (!$util.isObject(object.ack))
                        throw $TypeError(".tailrace.v1.ReplicationDown.ack: object expected");
                    message.ack = $root.tailrace.v1.ReplicationAck.fromObject(object.ack, _depth + 1);
                }
                if (object.synced != null) {
                    if (!$util.isObject(object.synced))
                        throw $TypeError(".tailrace.v1.ReplicationDown.synced: object expected");
                    message.synced = $root.tailrace.v1.ReplicationSynced.fromObject(object.synced, _depth + 1);
                }
                if (object.refused != null) {
                    if (!$util.isObject(object.refused))
                        throw $TypeError(".tailrace.v1.ReplicationDown.refused: object expected");
                    message.refused = $root.tailrace.v1.ReplicationRefused.fromObject(object.refused, _depth + 1);
                }
                return message;
            };

            ReplicationDown.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (message.hello != null && $Object.hasOwnProperty.call(message, "hello")) {
                    object.hello = $root.tailrace.v1.ReplicationHello.toObject(message.hello, options, _depth + 1);
                    if (options.oneofs)
                        object.message = "hello";
                }
                if (message.ack != null && $Object.hasOwnProperty.call(message, "ack")) {
                    object.ack = $root.tailrace.v1.ReplicationAck.toObject(message.ack, options, _depth + 1);
                    if (options.oneofs)
                        object.message = "ack";
                }
                if (message.synced != null && $Object.hasOwnProperty.call(message, "synced")) {
                    object.synced = $root.tailrace.v1.ReplicationSynced.toObject(message.synced, options, _depth + 1);
                    if (options.oneofs)
                        object.message = "synced";
                }
                if (message.refused != null && $Object.hasOwnProperty.call(message, "refused")) {
                    object.refused = $root.tailrace.v1.ReplicationRefused.toObject(message.refused, options, _depth + 1);
                    if (options.oneofs)
                        object.message = "refused";
                }
                return object;
            };

            ReplicationDown.prototype.toJSON = function() {
                return ReplicationDown.toObject(this, $protobuf.util.toJSONOptions);
            };

            return ReplicationDown;
        })();

        v1.ReplicationHello = (function() {

            const ReplicationHello = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ReplicationHello.prototype.cluster = "";
            ReplicationHello.prototype.version = 0;
            ReplicationHello.prototype.peer = "";
            ReplicationHello.prototype.incarnation = "";
            ReplicationHello.prototype.newestVersion = 0;

            ReplicationHello.create = function(properties) {
                return new ReplicationHello(properties);
            };

            ReplicationHello.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.cluster != null && $Object.hasOwnProperty.call(message, "cluster") && message.cluster !== "")
                    writer.uint32(10).string(message.cluster);
                if (message.version != null && $Object.hasOwnProperty.call(message, "version") && message.version !== 0)
                    writer.uint32(16).uint32(message.version);
                if (message.peer != null && $Object.hasOwnProperty.call(message, "peer") && message.peer !== "")
                    writer.uint32(26).string(message.peer);
                if (message.incarnation != null && $Object.hasOwnProperty.call(message, "incarnation") && message.incarnation !== "")
                    writer.uint32(34).string(message.incarnation);
                if (message.newestVersion != null && $Object.hasOwnProperty.call(message, "newestVersion") && message.newestVersion !== 0)
                    writer.uint32(120).uint32(message.newestVersion);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ReplicationHello.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.tailrace.v1.ReplicationHello();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.cluster = value;
                            else
                                delete message.cluster;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.version = value;
                            else
                                delete message.version;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.peer = value;
                            else
                                delete message.peer;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.incarnation = value;
                            else
                                delete message.incarnation;
                            continue;
                        }
                    case 15: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.newestVersion = value;
                            else
                                delete message.newestVersion;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            ReplicationHello.fromObject = function (object, _depth) {
                if (object instanceof $root.tailrace.v1.ReplicationHello)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".tailrace.v1.ReplicationHello: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.tailrace.v1.ReplicationHello();
                if (object.cluster != null)
                    if (typeof object.cluster !== "string" || object.cluster.length)
                        message.cluster = $String(object.cluster);
                if (object.version != null)
                    if ($Number(object.version) !== 0)
                        message.version = object.version >>> 0;
                if (object.peer != null)
                    if (typeof object.peer !== "string" || object.peer.length)
                        message.peer = $String(object.peer);
                if (object.incarnation != null)
                    if (typeof object.incarnation !== "string" || object.incarnation.length)
                        message.incarnation = $String(object.incarnation);
                if (object.newestVersion != null)
                    if ($Number(object.newestVersion) !== 0)
                        message.newestVersion = object.newestVersion >>> 0;
                return message;
            };

            ReplicationHello.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.cluster = "";
                    object.version = 0;
                    object.peer = "";
                    object.incarnation = "";
                    object.newestVersion = 0;
                }
                if (message.cluster != null && $Object.hasOwnProperty.call(message, "cluster"))
                    object.cluster = message.cluster;
                if (message.version != null && $Object.hasOwnProperty.call(message, "version"))
                    object.version = message.version;
                if (message.peer != null && $Object.hasOwnProperty.call(message, "peer"))
                    object.peer = message.peer;
                if (message.incarnation != null && $Object.hasOwnProperty.call(message, "incarnation"))
                    object.incarnation = message.incarnation;
                if (message.newestVersion != null && $Object.hasOwnProperty.call(message, "newestVersion"))
                    object.newestVersion = message.newestVersion;
                return object;
            };

            ReplicationHello.prototype.toJSON = function() {
                return ReplicationHello.toObject(this, $protobuf.util.toJSONOptions);
            };

            return ReplicationHello;
        })();

        v1.ReplicationOps = (function() {

            const ReplicationOps = function (properties) {
                this.ops = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ReplicationOps.prototype.id = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            ReplicationOps.prototype.ops = $util.emptyArray;

            ReplicationOps.create = function(properties) {
                return new ReplicationOps(properties);
            };

            ReplicationOps.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.id != null && $Object.hasOwnProperty.call(message, "id") && (typeof message.id === "object" ? message.id.low || message.id.high : message.id !== 0))
                    writer.uint32(8).uint64(message.id);
                if (message.ops != null && message.ops.length)
                    for (let i = 0; i < message.ops.length; ++i)
                        $root.tailrace.v1.ReplicationOp.encode(message.ops[i], writer.uint32(18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ReplicationOps.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.tailrace.v1.ReplicationOps();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.id = value;
                            else
                                delete message.id;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.ops && message.ops.length))
                                message.ops = [];
                            message.ops.push($root.tailrace.v1.ReplicationOp.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            ReplicationOps.fromObject = function (object, _depth) {
                if (object instanceof $root.tailrace.v1.ReplicationOps)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".tailrace.v1.ReplicationOps: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.tailrace.v1.ReplicationOps();
                if (object.id != null)
                    if (typeof object.id === "object" ? object.id.low || object.id.high : $Number(object.id) !== 0)
                        if ($util.Long)
                            message.id = $util.Long.fromValue(object.id, true);
                        else if (typeof object.id === "string")
                            message.id = $parseInt(object.id, 10);
                        else if (typeof object.id === "number")
                            message.id = object.id;
                        else if (typeof object.id === "object")
                            message.id = new $util.LongBits(object.id.low >>> 0, object.id.high >>> 0).toNumber(true);
                if (object.ops) {
                    if (!$Array.isArray(object.ops))
                        throw $TypeError(".tailrace.v1.ReplicationOps.ops: array expected");
                    message.ops = $Array(object.ops.length);
                    for (let i = 0; i < object.ops.length; ++i) {
                        if (!$util.isObject(object.ops[i]))
                            throw $TypeError(".tailrace.v1.ReplicationOps.ops: object expected");
                        message.ops[i] = $root.tailrace.v1.ReplicationOp.fromObject(object.ops[i], _depth + 1);
                    }
                }
                return message;
            };

            ReplicationOps.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.ops = [];
                if (options.defaults)
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.id = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.id = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                if (message.id != null && $Object.hasOwnProperty.call(message, "id"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.id = typeof message.id === "number" ? $BigInt(message.id) : $util.Long.fromBits(message.id.low >>> 0, message.id.high >>> 0, true).toBigInt();
                    else if (typeof message.id === "number")
                        object.id = options.longs === $String ? $String(message.id) : message.id;
                    else
                        object.id = options.longs === $String ? $util.Long.prototype.toString.call(message.id) : options.longs === $Number ? new $util.LongBits(message.id.low >>> 0, message.id.high >>> 0).toNumber(true) : message.id;
                if (message.ops && message.ops.length) {
                    object.ops = $Array(message.ops.length);
                    for (let j = 0; j < message.ops.length; ++j)
                        object.ops[j] = $root.tailrace.v1.ReplicationOp.toObject(message.ops[j], options, _depth + 1);
                }
                return object;
            };

            ReplicationOps.prototype.toJSON = function() {
                return ReplicationOps.toObject(this, $protobuf.util.toJSONOptions);
            };

            return ReplicationOps;
        })();

        v1.ReplicationOp = (function() {

            const ReplicationOp = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ReplicationOp.prototype.handle = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            ReplicationOp.prototype.open = null;
            ReplicationOp.prototype.lines = null;
            ReplicationOp.prototype.drop = null;
            ReplicationOp.prototype.mark = null;
            ReplicationOp.prototype.ended = null;
            ReplicationOp.prototype.pending = null;
            ReplicationOp.prototype.drain = null;
            ReplicationOp.prototype.clear = null;
            ReplicationOp.prototype.close = null;
            ReplicationOp.prototype.forget = null;

            let $oneOfFields;

            $Object.defineProperty(ReplicationOp.prototype, "op", {
                get: $util.oneOfGetter($oneOfFields = ["open", "lines", "drop", "mark", "ended", "pending", "drain", "clear", "close", "forget"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            ReplicationOp.create = function(properties) {
                return new ReplicationOp(properties);
            };

            ReplicationOp.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.handle != null && $Object.hasOwnProperty.call(message, "handle") && (typeof message.handle === "object" ? message.handle.low || message.handle.high : message.handle !== 0))
                    writer.uint32(8).uint64(message.handle);
                if (message.open != null && $Object.hasOwnProperty.call(message, "open"))
                    $root.tailrace.v1.HandoverHeader.encode(message.open, writer.uint32(18).fork(), _depth + 1).ldelim();
                if (message.lines != null && $Object.hasOwnProperty.call(message, "lines"))
                    $root.tailrace.v1.ReplicationLines.encode(message.lines, writer.uint32(26).fork(), _depth + 1).ldelim();
                if (message.drop != null && $Object.hasOwnProperty.call(message, "drop"))
                    $root.tailrace.v1.ReplicationDrop.encode(message.drop, writer.uint32(34).fork(), _depth + 1).ldelim();
                if (message.mark != null && $Object.hasOwnProperty.call(message, "mark"))
                    $root.tailrace.v1.ReplicationMark.encode(message.mark, writer.uint32(42).fork(), _depth + 1).ldelim();
                if (message.ended != null && $Object.hasOwnProperty.call(message, "ended"))
                    writer.uint32(49).fixed64(message.ended);
                if (message.pending != null && $Object.hasOwnProperty.call(message, "pending"))
                    $root.tailrace.v1.ReplicationPending.encode(message.pending, writer.uint32(58).fork(), _depth + 1).ldelim();
                if (message.drain != null && $Object.hasOwnProperty.call(message, "drain"))
                    $root.tailrace.v1.HandoverDrain.encode(message.drain, writer.uint32(66).fork(), _depth + 1).ldelim();
                if (message.clear != null && $Object.hasOwnProperty.call(message, "clear"))
                    writer.uint32(72).bool(message.clear);
                if (message.close != null && $Object.hasOwnProperty.call(message, "close"))
                    writer.uint32(80).bool(message.close);
                if (message.forget != null && $Object.hasOwnProperty.call(message, "forget"))
                    $root.tailrace.v1.HandoverLog.encode(message.forget, writer.uint32(90).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ReplicationOp.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.tailrace.v1.ReplicationOp();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.handle = value;
                            else
                                delete message.handle;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.open = $root.tailrace.v1.HandoverHeader.decode(reader, reader.size(), $undefined, _depth + 1, message.open);
                            message.op = "open";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.lines = $root.tailrace.v1.ReplicationLines.decode(reader, reader.size(), $undefined, _depth + 1, message.lines);
                            message.op = "lines";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.drop = $root.tailrace.v1.ReplicationDrop.decode(reader, reader.size(), $undefined, _depth + 1, message.drop);
                            message.op = "drop";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            message.mark = $root.tailrace.v1.ReplicationMark.decode(reader, reader.size(), $undefined, _depth + 1, message.mark);
                            message.op = "mark";
                            continue;
                        }
                    case 6: {
                            if (wireType !== 1)
                                break;
                            message.ended = reader.fixed64();
                            message.op = "ended";
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            message.pending = $root.tailrace.v1.ReplicationPending.decode(reader, reader.size(), $undefined, _depth + 1, message.pending);
                            message.op = "pending";
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            message.drain = $root.tailrace.v1.HandoverDrain.decode(reader, reader.size(), $undefined, _depth + 1, message.drain);
                            message.op = "drain";
                            continue;
                        }
                    case 9: {
                            if (wireType !== 0)
                                break;
                            message.clear = reader.bool();
                            message.op = "clear";
                            continue;
                        }
                    case 10: {
                            if (wireType !== 0)
                                break;
                            message.close = reader.bool();
                            message.op = "close";
                            continue;
                        }
                    case 11: {
                            if (wireType !== 2)
                                break;
                            message.forget = $root.tailrace.v1.HandoverLog.decode(reader, reader.size(), $undefined, _depth + 1, message.forget);
                            message.op = "forget";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            ReplicationOp.fromObject = function (object, _depth) {
                if (object instanceof $root.tailrace.v1.ReplicationOp)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".tailrace.v1.ReplicationOp: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.tailrace.v1.ReplicationOp();
                if (object.handle != null)
                    if (typeof object.handle === "object" ? object.handle.low || object.handle.high : $Number(object.handle) !== 0)
                        if ($util.Long)
                            message.handle = $util.Long.fromValue(object.handle, true);
                        else if (typeof object.handle === "string")
                            message.handle = $parseInt(object.handle, 10);
                        else if (typeof object.handle === "number")
                            message.handle = object.handle;
                        else if (typeof object.handle === "object")
                            message.handle = new $util.LongBits(object.handle.low >>> 0, object.handle.high >>> 0).toNumber(true);
                if (object.open != null) {
                    if (!$util.isObject(object.open))
                        throw $TypeError(".tailrace.v1.ReplicationOp.open: object expected");
                    message.open = $root.tailrace.v1.HandoverHeader.fromObject(object.open, _depth + 1);
                }
                if (object.lines != null) {
                    if (!$util.isObject(object.lines))
                        throw $TypeError(".tailrace.v1.ReplicationOp.lines: object expected");
                    message.lines = $root.tailrace.v1.ReplicationLines.fromObject(object.lines, _depth + 1);
                }
                if (object.drop != null) {
                    if (!$util.isObject(object.drop))
                        throw $TypeError(".tailrace.v1.ReplicationOp.drop: object expected");
                    message.drop = $root.tailrace.v1.ReplicationDrop.fromObject(object.drop, _depth + 1);
                }
                if (object.mark != null) {
                    if (!$util.isObject(object.mark))
                        throw $TypeError(".tailrace.v1.ReplicationOp.mark: object expected");
                    message.mark = $root.tailrace.v1.ReplicationMark.fromObject(object.mark, _depth + 1);
                }
                if (object.ended != null)
                    if ($util.Long)
                        message.ended = $util.Long.fromValue(object.ended, true);
                    else if (typeof object.ended === "string")
                        message.ended = $parseInt(object.ended, 10);
                    else if (typeof object.ended === "number")
                        message.ended = object.ended;
                    else if (typeof object.ended === "object")
                        message.ended = new $util.LongBits(object.ended.low >>> 0, object.ended.high >>> 0).toNumber(true);
                if (object.pending != null) {
                    if (!$util.isObject(object.pending))
                        throw $TypeError(".tailrace.v1.ReplicationOp.pending: object expected");
                    message.pending = $root.tailrace.v1.ReplicationPending.fromObject(object.pending, _depth + 1);
                }
                if (object.drain != null) {
                    if (!$util.isObject(object.drain))
                        throw $TypeError(".tailrace.v1.ReplicationOp.drain: object expected");
                    message.drain = $root.tailrace.v1.HandoverDrain.fromObject(object.drain, _depth + 1);
                }
                if (object.clear != null)
                    message.clear = $Boolean(object.clear);
                if (object.close != null)
                    message.close = $Boolean(object.close);
                if (object.forget != null) {
                    if (!$util.isObject(object.forget))
                        throw $TypeError(".tailrace.v1.ReplicationOp.forget: object expected");
                    message.forget = $root.tailrace.v1.HandoverLog.fromObject(object.forget, _depth + 1);
                }
                return message;
            };

            ReplicationOp.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults)
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.handle = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.handle = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                if (message.handle != null && $Object.hasOwnProperty.call(message, "handle"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.handle = typeof message.handle === "number" ? $BigInt(message.handle) : $util.Long.fromBits(message.handle.low >>> 0, message.handle.high >>> 0, true).toBigInt();
                    else if (typeof message.handle === "number")
                        object.handle = options.longs === $String ? $String(message.handle) : message.handle;
                    else
                        object.handle = options.longs === $String ? $util.Long.prototype.toString.call(message.handle) : options.longs === $Number ? new $util.LongBits(message.handle.low >>> 0, message.handle.high >>> 0).toNumber(true) : message.handle;
                if (message.open != null && $Object.hasOwnProperty.call(message, "open")) {
                    object.open = $root.tailrace.v1.HandoverHeader.toObject(message.open, options, _depth + 1);
                    if (options.oneofs)
                        object.op = "open";
                }
                if (message.lines != null && $Object.hasOwnProperty.call(message, "lines")) {
                    object.lines = $root.tailrace.v1.ReplicationLines.toObject(message.lines, options, _depth + 1);
                    if (options.oneofs)
                        object.op = "lines";
                }
                if (message.drop != null && $Object.hasOwnProperty.call(message, "drop")) {
                    object.drop = $root.tailrace.v1.ReplicationDrop.toObject(message.drop, options, _depth + 1);
                    if (options.oneofs)
                        object.op = "drop";
                }
                if (message.mark != null && $Object.hasOwnProperty.call(message, "mark")) {
                    object.mark = $root.tailrace.v1.ReplicationMark.toObject(message.mark, options, _depth + 1);
                    if (options.oneofs)
                        object.op = "mark";
                }
                if (message.ended != null && $Object.hasOwnProperty.call(message, "ended")) {
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.ended = typeof message.ended === "number" ? $BigInt(message.ended) : $util.Long.fromBits(message.ended.low >>> 0, message.ended.high >>> 0, true).toBigInt();
                    else if (typeof message.ended === "number")
                        object.ended = options.longs === $String ? $String(message.ended) : message.ended;
                    else
                        object.ended = options.longs === $String ? $util.Long.prototype.toString.call(message.ended) : options.longs === $Number ? new $util.LongBits(message.ended.low >>> 0, message.ended.high >>> 0).toNumber(true) : message.ended;
                    if (options.oneofs)
                        object.op = "ended";
                }
                if (message.pending != null && $Object.hasOwnProperty.call(message, "pending")) {
                    object.pending = $root.tailrace.v1.ReplicationPending.toObject(message.pending, options, _depth + 1);
                    if (options.oneofs)
                        object.op = "pending";
                }
                if (message.drain != null && $Object.hasOwnProperty.call(message, "drain")) {
                    object.drain = $root.tailrace.v1.HandoverDrain.toObject(message.drain, options, _depth + 1);
                    if (options.oneofs)
                        object.op = "drain";
                }
                if (message.clear != null && $Object.hasOwnProperty.call(message, "clear")) {
                    object.clear = message.clear;
                    if (options.oneofs)
                        object.op = "clear";
                }
                if (message.close != null && $Object.hasOwnProperty.call(message, "close")) {
                    object.close = message.close;
                    if (options.oneofs)
                        object.op = "close";
                }
                if (message.forget != null && $Object.hasOwnProperty.call(message, "forget")) {
                    object.forget = $root.tailrace.v1.HandoverLog.toObject(message.forget, options, _depth + 1);
                    if (options.oneofs)
                        object.op = "forget";
                }
                return object;
            };

            ReplicationOp.prototype.toJSON = function() {
                return ReplicationOp.toObject(this, $protobuf.util.toJSONOptions);
            };

            return ReplicationOp;
        })();

        v1.ReplicationLines = (function() {

            const ReplicationLines = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ReplicationLines.prototype.index = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            ReplicationLines.prototype.count = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            ReplicationLines.prototype.arrivalMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            ReplicationLines.prototype.entries = $util.newBuffer([]);

            ReplicationLines.create = function(properties) {
                return new ReplicationLines(properties);
            };

            ReplicationLines.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.index != null && $Object.hasOwnProperty.call(message, "index") && (typeof message.index === "object" ? message.index.low || message.index.high : message.index !== 0))
                    writer.uint32(8).uint64(message.index);
                if (message.count != null && $Object.hasOwnProperty.call(message, "count") && (typeof message.count === "object" ? message.count.low || message.count.high : message.count !== 0))
                    writer.uint32(16).uint64(message.count);
                if (message.arrivalMs != null && $Object.hasOwnProperty.call(message, "arrivalMs") && (typeof message.arrivalMs === "object" ? message.arrivalMs.low || message.arrivalMs.high : message.arrivalMs !== 0))
                    writer.uint32(24).uint64(message.arrivalMs);
                if (message.entries != null && $Object.hasOwnProperty.call(message, "entries") && message.entries.length)
                    writer.uint32(34).bytes(message.entries);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ReplicationLines.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.tailrace.v1.ReplicationLines();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.index = value;
                            else
                                delete message.index;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.count = value;
                            else
                                delete message.count;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.arrivalMs = value;
                            else
                                delete message.arrivalMs;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.entries = value;
                            else
                                delete message.entries;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            ReplicationLines.fromObject = function (object, _depth) {
                if (object instanceof $root.tailrace.v1.ReplicationLines)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".tailrace.v1.ReplicationLines: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.tailrace.v1.ReplicationLines();
                if (object.index != null)
                    if (typeof object.index === "object" ? object.index.low || object.index.high : $Number(object.index) !== 0)
                        if ($util.Long)
                            message.index = $util.Long.fromValue(object.index, true);
                        else if (typeof object.index === "string")
                            message.index = $parseInt(object.index, 10);
                        else if (typeof object.index === "number")
                            message.index = object.index;
                        else if (typeof object.index === "object")
                            message.index = new $util.LongBits(object.index.low >>> 0, object.index.high >>> 0).toNumber(true);
                if (object.count != null)
                    if (typeof object.count === "object" ? object.count.low || object.count.high : $Number(object.count) !== 0)
                        if ($util.Long)
                            message.count = $util.Long.fromValue(object.count, true);
                        else if (typeof object.count === "string")
                            message.count = $parseInt(object.count, 10);
                        else if (typeof object.count === "number")
                            message.count = object.count;
                        else if (typeof object.count === "object")
                            message.count = new $util.LongBits(object.count.low >>> 0, object.count.high >>> 0).toNumber(true);
                if (object.arrivalMs != null)
                    if (typeof object.arrivalMs === "object" ? object.arrivalMs.low || object.arrivalMs.high : $Number(object.arrivalMs) !== 0)
                        if ($util.Long)
                            message.arrivalMs = $util.Long.fromValue(object.arrivalMs, true);
                        else if (typeof object.arrivalMs === "string")
                            message.arrivalMs = $parseInt(object.arrivalMs, 10);
                        else if (typeof object.arrivalMs === "number")
                            message.arrivalMs = object.arrivalMs;
                        else if (typeof object.arrivalMs === "object")
                            message.arrivalMs = new $util.LongBits(object.arrivalMs.low >>> 0, object.arrivalMs.high >>> 0).toNumber(true);
                if (object.entries != null)
                    if (object.entries.length)
                        if (typeof object.entries === "string")
                            $util.base64.decode(object.entries, message.entries = $util.newBuffer($util.base64.length(object.entries)), 0);
                        else if (object.entries.length >= 0)
                            message.entries = object.entries;
                return message;
            };

            ReplicationLines.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.index = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.index = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.count = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.count = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.arrivalMs = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.arrivalMs = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if (options.bytes === $String)
                        object.entries = "";
                    else {
                        object.entries = [];
                        if (options.bytes !== $Array)
                            object.entries = $util.newBuffer(object.entries);
                    }
                }
                if (message.index != null && $Object.hasOwnProperty.call(message, "index"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.index = typeof message.index === "number" ? $BigInt(message.index) : $util.Long.fromBits(message.index.low >>> 0, message.index.high >>> 0, true).toBigInt();
                    else if (typeof message.index === "number")
                        object.index = options.longs === $String ? $String(message.index) : message.index;
                    else
                        object.index = options.longs === $String ? $util.Long.prototype.toString.call(message.index) : options.longs === $Number ? new $util.LongBits(message.index.low >>> 0, message.index.high >>> 0).toNumber(true) : message.index;
                if (message.count != null && $Object.hasOwnProperty.call(message, "count"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.count = typeof message.count === "number" ? $BigInt(message.count) : $util.Long.fromBits(message.count.low >>> 0, message.count.high >>> 0, true).toBigInt();
                    else if (typeof message.count === "number")
                        object.count = options.longs === $String ? $String(message.count) : message.count;
                    else
                        object.count = options.longs === $String ? $util.Long.prototype.toString.call(message.count) : options.longs === $Number ? new $util.LongBits(message.count.low >>> 0, message.count.high >>> 0).toNumber(true) : message.count;
                if (message.arrivalMs != null && $Object.hasOwnProperty.call(message, "arrivalMs"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.arrivalMs = typeof message.arrivalMs === "number" ? $BigInt(message.arrivalMs) : $util.Long.fromBits(message.arrivalMs.low >>> 0, message.arrivalMs.high >>> 0, true).toBigInt();
                    else if (typeof message.arrivalMs === "number")
                        object.arrivalMs = options.longs === $String ? $String(message.arrivalMs) : message.arrivalMs;
                    else
                        object.arrivalMs = options.longs === $String ? $util.Long.prototype.toString.call(message.arrivalMs) : options.longs === $Number ? new $util.LongBits(message.arrivalMs.low >>> 0, message.arrivalMs.high >>> 0).toNumber(true) : message.arrivalMs;
                if (message.entries != null && $Object.hasOwnProperty.call(message, "entries"))
                    object.entries = options.bytes === $String ? $util.base64.encode(message.entries, 0, message.entries.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.entries) : message.entries;
                return object;
            };

            ReplicationLines.prototype.toJSON = function() {
                return ReplicationLines.toObject(this, $protobuf.util.toJSONOptions);
            };

            return ReplicationLines;
        })();

        v1.ReplicationDrop = (function() {

            const ReplicationDrop = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ReplicationDrop.prototype.index = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            ReplicationDrop.prototype.weight = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            ReplicationDrop.prototype.arrivalMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            ReplicationDrop.prototype.entry = $util.newBuffer([]);

            ReplicationDrop.create = function(properties) {
                return new ReplicationDrop(properties);
            };

            ReplicationDrop.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.index != null && $Object.hasOwnProperty.call(message, "index") && (typeof message.index === "object" ? message.index.low || message.index.high : message.index !== 0))
                    writer.uint32(8).uint64(message.index);
                if (message.weight != null && $Object.hasOwnProperty.call(message, "weight") && (typeof message.weight === "object" ? message.weight.low || message.weight.high : message.weight !== 0))
                    writer.uint32(16).uint64(message.weight);
                if (message.arrivalMs != null && $Object.hasOwnProperty.call(message, "arrivalMs") && (typeof message.arrivalMs === "object" ? message.arrivalMs.low || message.arrivalMs.high : message.arrivalMs !== 0))
                    writer.uint32(24).uint64(message.arrivalMs);
                if (message.entry != null && $Object.hasOwnProperty.call(message, "entry") && message.entry.length)
                    writer.uint32(34).bytes(message.entry);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ReplicationDrop.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.tailrace.v1.ReplicationDrop();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.index = value;
                            else
                                delete message.index;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.weight = value;
                            else
                                delete message.weight;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.arrivalMs = value;
                            else
                                delete message.arrivalMs;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.entry = value;
                            else
                                delete message.entry;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            ReplicationDrop.fromObject = function (object, _depth) {
                if (object instanceof $root.tailrace.v1.ReplicationDrop)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".tailrace.v1.ReplicationDrop: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.tailrace.v1.ReplicationDrop();
                if (object.index != null)
                    if (typeof object.index === "object" ? object.index.low || object.index.high : $Number(object.index) !== 0)
                        if ($util.Long)
                            message.index = $util.Long.fromValue(object.index, true);
                        else if (typeof object.index === "string")
                            message.index = $parseInt(object.index, 10);
                        else if (typeof object.index === "number")
                            message.index = object.index;
                        else if (typeof object.index === "object")
                            message.index = new $util.LongBits(object.index.low >>> 0, object.index.high >>> 0).toNumber(true);
                if (object.weight != null)
                    if (typeof object.weight === "object" ? object.weight.low || object.weight.high : $Number(object.weight) !== 0)
                        if ($util.Long)
                            message.weight = $util.Long.fromValue(object.weight, true);
                        else if (typeof object.weight === "string")
                            message.weight = $parseInt(object.weight, 10);
                        else if (typeof object.weight === "number")
                            message.weight = object.weight;
                        else if (typeof object.weight === "object")
                            message.weight = new $util.LongBits(object.weight.low >>> 0, object.weight.high >>> 0).toNumber(true);
                if (object.arrivalMs != null)
                    if (typeof object.arrivalMs === "object" ? object.arrivalMs.low || object.arrivalMs.high : $Number(object.arrivalMs) !== 0)
                        if ($util.Long)
                            message.arrivalMs = $util.Long.fromValue(object.arrivalMs, true);
                        else if (typeof object.arrivalMs === "string")
                            message.arrivalMs = $parseInt(object.arrivalMs, 10);
                        else if (typeof object.arrivalMs === "number")
                            message.arrivalMs = object.arrivalMs;
                        else if (typeof object.arrivalMs === "object")
                            message.arrivalMs = new $util.LongBits(object.arrivalMs.low >>> 0, object.arrivalMs.high >>> 0).toNumber(true);
                if (object.entry != null)
                    if (object.entry.length)
                        if (typeof object.entry === "string")
                            $util.base64.decode(object.entry, message.entry = $util.newBuffer($util.base64.length(object.entry)), 0);
                        else if (object.entry.length >= 0)
                            message.entry = object.entry;
                return message;
            };

            ReplicationDrop.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.index = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.index = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.weight = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.weight = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.arrivalMs = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.arrivalMs = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if (options.bytes === $String)
                        object.entry = "";
                    else {
                        object.entry = [];
                        if (options.bytes !== $Array)
                            object.entry = $util.newBuffer(object.entry);
                    }
                }
                if (message.index != null && $Object.hasOwnProperty.call(message, "index"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.index = typeof message.index === "number" ? $BigInt(message.index) : $util.Long.fromBits(message.index.low >>> 0, message.index.high >>> 0, true).toBigInt();
                    else if (typeof message.index === "number")
                        object.index = options.longs === $String ? $String(message.index) : message.index;
                    else
                        object.index = options.longs === $String ? $util.Long.prototype.toString.call(message.index) : options.longs === $Number ? new $util.LongBits(message.index.low >>> 0, message.index.high >>> 0).toNumber(true) : message.index;
                if (message.weight != null && $Object.hasOwnProperty.call(message, "weight"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.weight = typeof message.weight === "number" ? $BigInt(message.weight) : $util.Long.fromBits(message.weight.low >>> 0, message.weight.high >>> 0, true).toBigInt();
                    else if (typeof message.weight === "number")
                        object.weight = options.longs === $String ? $String(message.weight) : message.weight;
                    else
                        object.weight = options.longs === $String ? $util.Long.prototype.toString.call(message.weight) : options.longs === $Number ? new $util.LongBits(message.weight.low >>> 0, message.weight.high >>> 0).toNumber(true) : message.weight;
                if (message.arrivalMs != null && $Object.hasOwnProperty.call(message, "arrivalMs"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.arrivalMs = typeof message.arrivalMs === "number" ? $BigInt(message.arrivalMs) : $util.Long.fromBits(message.arrivalMs.low >>> 0, message.arrivalMs.high >>> 0, true).toBigInt();
                    else if (typeof message.arrivalMs === "number")
                        object.arrivalMs = options.longs === $String ? $String(message.arrivalMs) : message.arrivalMs;
                    else
                        object.arrivalMs = options.longs === $String ? $util.Long.prototype.toString.call(message.arrivalMs) : options.longs === $Number ? new $util.LongBits(message.arrivalMs.low >>> 0, message.arrivalMs.high >>> 0).toNumber(true) : message.arrivalMs;
                if (message.entry != null && $Object.hasOwnProperty.call(message, "entry"))
                    object.entry = options.bytes === $String ? $util.base64.encode(message.entry, 0, message.entry.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.entry) : message.entry;
                return object;
            };

            ReplicationDrop.prototype.toJSON = function() {
                return ReplicationDrop.toObject(this, $protobuf.util.toJSONOptions);
            };

            return ReplicationDrop;
        })();

        v1.ReplicationMark = (function() {

            const ReplicationMark = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ReplicationMark.prototype.origin = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            ReplicationMark.prototype.reason = "";
            ReplicationMark.prototype.after = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            ReplicationMark.create = function(properties) {
                return new ReplicationMark(properties);
            };

            ReplicationMark.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.origin != null && $Object.hasOwnProperty.call(message, "origin") && (typeof message.origin === "object" ? message.origin.low || message.origin.high : message.origin !== 0))
                    writer.uint32(9).fixed64(message.origin);
                if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
                    writer.uint32(18).string(message.reason);
                if (message.after != null && $Object.hasOwnProperty.call(message, "after") && (typeof message.after === "object" ? message.after.low || message.after.high : message.after !== 0))
                    writer.uint32(24).uint64(message.after);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ReplicationMark.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.tailrace.v1.ReplicationMark();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 1)
                                break;
                            if (typeof (value = reader.fixed64()) === "object" ? value.low || value.high : value !== 0)
                                message.origin = value;
                            else
                                delete message.origin;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.reason = value;
                            else
                                delete message.reason;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.after = value;
                            else
                                delete message.after;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            ReplicationMark.fromObject = function (object, _depth) {
                if (object instanceof $root.tailrace.v1.ReplicationMark)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".tailrace.v1.ReplicationMark: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.tailrace.v1.ReplicationMark();
                if (object.origin != null)
                    if (typeof object.origin === "object" ? object.origin.low || object.origin.high : $Number(object.origin) !== 0)
                        if ($util.Long)
                            message.origin = $util.Long.fromValue(object.origin, true);
                        else if (typeof object.origin === "string")
                            message.origin = $parseInt(object.origin, 10);
                        else if (typeof object.origin === "number")
                            message.origin = object.origin;
                        else if (typeof object.origin === "object")
                            message.origin = new $util.LongBits(object.origin.low >>> 0, object.origin.high >>> 0).toNumber(true);
                if (object.reason != null)
                    if (typeof object.reason !== "string" || object.reason.length)
                        message.reason = $String(object.reason);
                if (object.after != null)
                    if (typeof object.after === "object" ? object.after.low || object.after.high : $Number(object.after) !== 0)
                        if ($util.Long)
                            message.after = $util.Long.fromValue(object.after, true);
                        else if (typeof object.after === "string")
                            message.after = $parseInt(object.after, 10);
                        else if (typeof object.after === "number")
                            message.after = object.after;
                        else if (typeof object.after === "object")
                            message.after = new $util.LongBits(object.after.low >>> 0, object.after.high >>> 0).toNumber(true);
                return message;
            };

            ReplicationMark.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.origin = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.origin = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.reason = "";
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.after = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.after = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                }
                if (message.origin != null && $Object.hasOwnProperty.call(message, "origin"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.origin = typeof message.origin === "number" ? $BigInt(message.origin) : $util.Long.fromBits(message.origin.low >>> 0, message.origin.high >>> 0, true).toBigInt();
                    else if (typeof message.origin === "number")
                        object.origin = options.longs === $String ? $String(message.origin) : message.origin;
                    else
                        object.origin = options.longs === $String ? $util.Long.prototype.toString.call(message.origin) : options.longs === $Number ? new $util.LongBits(message.origin.low >>> 0, message.origin.high >>> 0).toNumber(true) : message.origin;
                if (message.reason != null && $Object.hasOwnProperty.call(message, "reason"))
                    object.reason = message.reason;
                if (message.after != null && $Object.hasOwnProperty.call(message, "after"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.after = typeof message.after === "number" ? $BigInt(message.after) : $util.Long.fromBits(message.after.low >>> 0, message.after.high >>> 0, true).toBigInt();
                    else if (typeof message.after === "number")
                        object.after = options.longs === $String ? $String(message.after) : message.after;
                    else
                        object.after = options.longs === $String ? $util.Long.prototype.toString.call(message.after) : options.longs === $Number ? new $util.LongBits(message.after.low >>> 0, message.after.high >>> 0).toNumber(true) : message.after;
                return object;
            };

            ReplicationMark.prototype.toJSON = function() {
                return ReplicationMark.toObject(this, $protobuf.util.toJSONOptions);
            };

            return ReplicationMark;
        })();

        v1.ReplicationPending = (function() {

            const ReplicationPending = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ReplicationPending.prototype.reason = "";
            ReplicationPending.prototype.lines = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            ReplicationPending.prototype.firstMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            ReplicationPending.prototype.lastMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            ReplicationPending.prototype.detail = "";

            ReplicationPending.create = function(properties) {
                return new ReplicationPending(properties);
            };

            ReplicationPending.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
                    writer.uint32(10).string(message.reason);
                if (message.lines != null && $Object.hasOwnProperty.call(message, "lines") && (typeof message.lines === "object" ? message.lines.low || message.lines.high : message.lines !== 0))
                    writer.uint32(16).uint64(message.lines);
                if (message.firstMs != null && $Object.hasOwnProperty.call(message, "firstMs") && (typeof message.firstMs === "object" ? message.firstMs.low || message.firstMs.high : message.firstMs !== 0))
                    writer.uint32(24).uint64(message.firstMs);
                if (message.lastMs != null && $Object.hasOwnProperty.call(message, "lastMs") && (typeof message.lastMs === "object" ? message.lastMs.low || message.lastMs.high : message.lastMs !== 0))
                    writer.uint32(32).uint64(message.lastMs);
                if (message.detail != null && $Object.hasOwnProperty.call(message, "detail") && message.detail !== "")
                    writer.uint32(42).string(message.detail);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ReplicationPending.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.tailrace.v1.ReplicationPending();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.reason = value;
                            else
                                delete message.reason;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.lines = value;
                            else
                                delete message.lines;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.firstMs = value;
                            else
                                delete message.firstMs;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.lastMs = value;
                            else
                                delete message.lastMs;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.detail = value;
                            else
                                delete message.detail;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            ReplicationPending.fromObject = function (object, _depth) {
                if (object instanceof $root.tailrace.v1.ReplicationPending)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".tailrace.v1.ReplicationPending: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.tailrace.v1.ReplicationPending();
                if (object.reason != null)
                    if (typeof object.reason !== "string" || object.reason.length)
                        message.reason = $String(object.reason);
                if (object.lines != null)
                    if (typeof object.lines === "object" ? object.lines.low || object.lines.high : $Number(object.lines) !== 0)
                        if ($util.Long)
                            message.lines = $util.Long.fromValue(object.lines, true);
                        else if (typeof object.lines === "string")
                            message.lines = $parseInt(object.lines, 10);
                        else if (typeof object.lines === "number")
                            message.lines = object.lines;
                        else if (typeof object.lines === "object")
                            message.lines = new $util.LongBits(object.lines.low >>> 0, object.lines.high >>> 0).toNumber(true);
                if (object.firstMs != null)
                    if (typeof object.firstMs === "object" ? object.firstMs.low || object.firstMs.high : $Number(object.firstMs) !== 0)
                        if ($util.Long)
                            message.firstMs = $util.Long.fromValue(object.firstMs, true);
                        else if (typeof object.firstMs === "string")
                            message.firstMs = $parseInt(object.firstMs, 10);
                        else if (typeof object.firstMs === "number")
                            message.firstMs = object.firstMs;
                        else if (typeof object.firstMs === "object")
                            message.firstMs = new $util.LongBits(object.firstMs.low >>> 0, object.firstMs.high >>> 0).toNumber(true);
                if (object.lastMs != null)
                    if (typeof object.lastMs === "object" ? object.lastMs.low || object.lastMs.high : $Number(object.lastMs) !== 0)
                        if ($util.Long)
                            message.lastMs = $util.Long.fromValue(object.lastMs, true);
                        else if (typeof object.lastMs === "string")
                            message.lastMs = $parseInt(object.lastMs, 10);
                        else if (typeof object.lastMs === "number")
                            message.lastMs = object.lastMs;
                        else if (typeof object.lastMs === "object")
                            message.lastMs = new $util.LongBits(object.lastMs.low >>> 0, object.lastMs.high >>> 0).toNumber(true);
                if (object.detail != null)
                    if (typeof object.detail !== "string" || object.detail.length)
                        message.detail = $String(object.detail);
                return message;
            };

            ReplicationPending.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.reason = "";
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.lines = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.lines = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.firstMs = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.firstMs = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.lastMs = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.lastMs = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.detail = "";
                }
                if (message.reason != null && $Object.hasOwnProperty.call(message, "reason"))
                    object.reason = message.reason;
                if (message.lines != null && $Object.hasOwnProperty.call(message, "lines"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.lines = typeof message.lines === "number" ? $BigInt(message.lines) : $util.Long.fromBits(message.lines.low >>> 0, message.lines.high >>> 0, true).toBigInt();
                    else if (typeof message.lines === "number")
                        object.lines = options.longs === $String ? $String(message.lines) : message.lines;
                    else
                        object.lines = options.longs === $String ? $util.Long.prototype.toString.call(message.lines) : options.longs === $Number ? new $util.LongBits(message.lines.low >>> 0, message.lines.high >>> 0).toNumber(true) : message.lines;
                if (message.firstMs != null && $Object.hasOwnProperty.call(message, "firstMs"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.firstMs = typeof message.firstMs === "number" ? $BigInt(message.firstMs) : $util.Long.fromBits(message.firstMs.low >>> 0, message.firstMs.high >>> 0, true).toBigInt();
                    else if (typeof message.firstMs === "number")
                        object.firstMs = options.longs === $String ? $String(message.firstMs) : message.firstMs;
                    else
                        object.firstMs = options.longs === $String ? $util.Long.prototype.toString.call(message.firstMs) : options.longs === $Number ? new $util.LongBits(message.firstMs.low >>> 0, message.firstMs.high >>> 0).toNumber(true) : message.firstMs;
                if (message.lastMs != null && $Object.hasOwnProperty.call(message, "lastMs"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.lastMs = typeof message.lastMs === "number" ? $BigInt(message.lastMs) : $util.Long.fromBits(message.lastMs.low >>> 0, message.lastMs.high >>> 0, true).toBigInt();
                    else if (typeof message.lastMs === "number")
                        object.lastMs = options.longs === $String ? $String(message.lastMs) : message.lastMs;
                    else
                        object.lastMs = options.longs === $String ? $util.Long.prototype.toString.call(message.lastMs) : options.longs === $Number ? new $util.LongBits(message.lastMs.low >>> 0, message.lastMs.high >>> 0).toNumber(true) : message.lastMs;
                if (message.detail != null && $Object.hasOwnProperty.call(message, "detail"))
                    object.detail = message.detail;
                return object;
            };

            ReplicationPending.prototype.toJSON = function() {
                return ReplicationPending.toObject(this, $protobuf.util.toJSONOptions);
            };

            return ReplicationPending;
        })();

        v1.ReplicationAck = (function() {

            const ReplicationAck = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ReplicationAck.prototype.id = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            ReplicationAck.prototype.appended = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            ReplicationAck.create = function(properties) {
                return new ReplicationAck(properties);
            };

            ReplicationAck.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.id != null && $Object.hasOwnProperty.call(message, "id") && (typeof message.id === "object" ? message.id.low || message.id.high : message.id !== 0))
                    writer.uint32(8).uint64(message.id);
                if (message.appended != null && $Object.hasOwnProperty.call(message, "appended") && (typeof message.appended === "object" ? message.appended.low || message.appended.high : message.appended !== 0))
                    writer.uint32(16).uint64(message.appended);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ReplicationAck.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.tailrace.v1.ReplicationAck();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.id = value;
                            else
                                delete message.id;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.appended = value;
                            else
                                delete message.appended;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            ReplicationAck.fromObject = function (object, _depth) {
                if (object instanceof $root.tailrace.v1.ReplicationAck)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".tailrace.v1.ReplicationAck: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.tailrace.v1.ReplicationAck();
                if (object.id != null)
                    if (typeof object.id === "object" ? object.id.low || object.id.high : $Number(object.id) !== 0)
                        if ($util.Long)
                            message.id = $util.Long.fromValue(object.id, true);
                        else if (typeof object.id === "string")
                            message.id = $parseInt(object.id, 10);
                        else if (typeof object.id === "number")
                            message.id = object.id;
                        else if (typeof object.id === "object")
                            message.id = new $util.LongBits(object.id.low >>> 0, object.id.high >>> 0).toNumber(true);
                if (object.appended != null)
                    if (typeof object.appended === "object" ? object.appended.low || object.appended.high : $Number(object.appended) !== 0)
                        if ($util.Long)
                            message.appended = $util.Long.fromValue(object.appended, true);
                        else if (typeof object.appended === "string")
                            message.appended = $parseInt(object.appended, 10);
                        else if (typeof object.appended === "number")
                            message.appended = object.appended;
                        else if (typeof object.appended === "object")
                            message.appended = new $util.LongBits(object.appended.low >>> 0, object.appended.high >>> 0).toNumber(true);
                return message;
            };

            ReplicationAck.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.id = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.id = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.appended = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.appended = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                }
                if (message.id != null && $Object.hasOwnProperty.call(message, "id"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.id = typeof message.id === "number" ? $BigInt(message.id) : $util.Long.fromBits(message.id.low >>> 0, message.id.high >>> 0, true).toBigInt();
                    else if (typeof message.id === "number")
                        object.id = options.longs === $String ? $String(message.id) : message.id;
                    else
                        object.id = options.longs === $String ? $util.Long.prototype.toString.call(message.id) : options.longs === $Number ? new $util.LongBits(message.id.low >>> 0, message.id.high >>> 0).toNumber(true) : message.id;
                if (message.appended != null && $Object.hasOwnProperty.call(message, "appended"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.appended = typeof message.appended === "number" ? $BigInt(message.appended) : $util.Long.fromBits(message.appended.low >>> 0, message.appended.high >>> 0, true).toBigInt();
                    else if (typeof message.appended === "number")
                        object.appended = options.longs === $String ? $String(message.appended) : message.appended;
                    else
                        object.appended = options.longs === $String ? $util.Long.prototype.toString.call(message.appended) : options.longs === $Number ? new $util.LongBits(message.appended.low >>> 0, message.appended.high >>> 0).toNumber(true) : message.appended;
                return object;
            };

            ReplicationAck.prototype.toJSON = function() {
                return ReplicationAck.toObject(this, $protobuf.util.toJSONOptions);
            };

            return ReplicationAck;
        })();

        v1.ReplicationSynced = (function() {

            const ReplicationSynced = function (properties) {
                this.handles = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ReplicationSynced.prototype.handles = $util.emptyArray;

            ReplicationSynced.create = function(properties) {
                return new ReplicationSynced(properties);
            };

            ReplicationSynced.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.handles != null && message.handles.length)
                    for (let i = 0; i < message.handles.length; ++i)
                        $root.tailrace.v1.ReplicationHandle.encode(message.handles[i], writer.uint32(10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ReplicationSynced.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.tailrace.v1.ReplicationSynced();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.handles && message.handles.length))
                                message.handles = [];
                            message.handles.push($root.tailrace.v1.ReplicationHandle.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            ReplicationSynced.fromObject = function (object, _depth) {
                if (object instanceof $root.tailrace.v1.ReplicationSynced)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".tailrace.v1.ReplicationSynced: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.tailrace.v1.ReplicationSynced();
                if (object.handles) {
                    if (!$Array.isArray(object.handles))
                        throw $TypeError(".tailrace.v1.ReplicationSynced.handles: array expected");
                    message.handles = $Array(object.handles.length);
                    for (let i = 0; i < object.handles.length; ++i) {
                        if (!$util.isObject(object.handles[i]))
                            throw $TypeError(".tailrace.v1.ReplicationSynced.handles: object expected");
                        message.handles[i] = $root.tailrace.v1.ReplicationHandle.fromObject(object.handles[i], _depth + 1);
                    }
                }
                return message;
            };

            ReplicationSynced.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.handles = [];
                if (message.handles && message.handles.length) {
                    object.handles = $Array(message.handles.length);
                    for (let j = 0; j < message.handles.length; ++j)
                        object.handles[j] = $root.tailrace.v1.ReplicationHandle.toObject(message.handles[j], options, _depth + 1);
                }
                return object;
            };

            ReplicationSynced.prototype.toJSON = function() {
                return ReplicationSynced.toObject(this, $protobuf.util.toJSONOptions);
            };

            return ReplicationSynced;
        })();

        v1.ReplicationHandle = (function() {

            const ReplicationHandle = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ReplicationHandle.prototype.handle = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            ReplicationHandle.create = function(properties) {
                return new ReplicationHandle(properties);
            };

            ReplicationHandle.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.handle != null && $Object.hasOwnProperty.call(message, "handle") && (typeof message.handle === "object" ? message.handle.low || message.handle.high : message.handle !== 0))
                    writer.uint32(8).uint64(message.handle);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ReplicationHandle.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.tailrace.v1.ReplicationHandle();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.handle = value;
                            else
                                delete message.handle;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            ReplicationHandle.fromObject = function (object, _depth) {
                if (object instanceof $root.tailrace.v1.ReplicationHandle)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".tailrace.v1.ReplicationHandle: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.tailrace.v1.ReplicationHandle();
                if (object.handle != null)
                    if (typeof object.handle === "object" ? object.handle.low || object.handle.high : $Number(object.handle) !== 0)
                        if ($util.Long)
                            message.handle = $util.Long.fromValue(object.handle, true);
                        else if (typeof object.handle === "string")
                            message.handle = $parseInt(object.handle, 10);
                        else if (typeof object.handle === "number")
                            message.handle = object.handle;
                        else if (typeof object.handle === "object")
                            message.handle = new $util.LongBits(object.handle.low >>> 0, object.handle.high >>> 0).toNumber(true);
                return message;
            };

            ReplicationHandle.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults)
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.handle = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.handle = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                if (message.handle != null && $Object.hasOwnProperty.call(message, "handle"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.handle = typeof message.handle === "number" ? $BigInt(message.handle) : $util.Long.fromBits(message.handle.low >>> 0, message.handle.high >>> 0, true).toBigInt();
                    else if (typeof message.handle === "number")
                        object.handle = options.longs === $String ? $String(message.handle) : message.handle;
                    else
                        object.handle = options.longs === $String ? $util.Long.prototype.toString.call(message.handle) : options.longs === $Number ? new $util.LongBits(message.handle.low >>> 0, message.handle.high >>> 0).toNumber(true) : message.handle;
                return object;
            };

            ReplicationHandle.prototype.toJSON = function() {
                return ReplicationHandle.toObject(this, $protobuf.util.toJSONOptions);
            };

            return ReplicationHandle;
        })();

        v1.ReplicationRefused = (function() {

            const ReplicationRefused = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            ReplicationRefused.prototype.handle = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            ReplicationRefused.prototype.reason = "";

            ReplicationRefused.create = function(properties) {
                return new ReplicationRefused(properties);
            };

            ReplicationRefused.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.handle != null && $Object.hasOwnProperty.call(message, "handle") && (typeof message.handle === "object" ? message.handle.low || message.handle.high : message.handle !== 0))
                    writer.uint32(8).uint64(message.handle);
                if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
                    writer.uint32(18).string(message.reason);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            ReplicationRefused.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.tailrace.v1.ReplicationRefused();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.handle = value;
                            else
                                delete message.handle;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.reason = value;
                            else
                                delete message.reason;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            ReplicationRefused.fromObject = function (object, _depth) {
                if (object instanceof $root.tailrace.v1.ReplicationRefused)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".tailrace.v1.ReplicationRefused: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.tailrace.v1.ReplicationRefused();
                if (object.handle != null)
                    if (typeof object.handle === "object" ? object.handle.low || object.handle.high : $Number(object.handle) !== 0)
                        if ($util.Long)
                            message.handle = $util.Long.fromValue(object.handle, true);
                        else if (typeof object.handle === "string")
                            message.handle = $parseInt(object.handle, 10);
                        else if (typeof object.handle === "number")
                            message.handle = object.handle;
                        else if (typeof object.handle === "object")
                            message.handle = new $util.LongBits(object.handle.low >>> 0, object.handle.high >>> 0).toNumber(true);
                if (object.reason != null)
                    if (typeof object.reason !== "string" || object.reason.length)
                        message.reason = $String(object.reason);
                return message;
            };

            ReplicationRefused.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.handle = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.handle = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.reason = "";
                }
                if (message.handle != null && $Object.hasOwnProperty.call(message, "handle"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.handle = typeof message.handle === "number" ? $BigInt(message.handle) : $util.Long.fromBits(message.handle.low >>> 0, message.handle.high >>> 0, true).toBigInt();
                    else if (typeof message.handle === "number")
                        object.handle = options.longs === $String ? $String(message.handle) : message.handle;
                    else
                        object.handle = options.longs === $String ? $util.Long.prototype.toString.call(message.handle) : options.longs === $Number ? new $util.LongBits(message.handle.low >>> 0, message.handle.high >>> 0).toNumber(true) : message.handle;
                if (message.reason != null && $Object.hasOwnProperty.call(message, "reason"))
                    object.reason = message.reason;
                return object;
            };

            ReplicationRefused.prototype.toJSON = function() {
                return ReplicationRefused.toObject(this, $protobuf.util.toJSONOptions);
            };

            return ReplicationRefused;
        })();

        v1.UplinkUp = (function() {

            const UplinkUp = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            UplinkUp.prototype.hello = null;
            UplinkUp.prototype.batch = null;
            UplinkUp.prototype.bye = null;
            UplinkUp.prototype.marks = null;

            let $oneOfFields;

            $Object.defineProperty(UplinkUp.prototype, "message", {
                get: $util.oneOfGetter($oneOfFields = ["hello", "batch", "bye", "marks"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            UplinkUp.create = function(properties) {
                return new UplinkUp(properties);
            };

            UplinkUp.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.hello != null && $Object.hasOwnProperty.call(message, "hello"))
                    $root.tailrace.v1.UplinkHello.encode(message.hello, writer.uint32(10).fork(), _depth + 1).ldelim();
                if (message.batch != null && $Object.hasOwnProperty.call(message, "batch"))
                    $root.tailrace.v1.UplinkBatch.encode(message.batch, writer.uint32(18).fork(), _depth + 1).ldelim();
                if (message.bye != null && $Object.hasOwnProperty.call(message, "bye"))
                    $root.tailrace.v1.UplinkBye.encode(message.bye, writer.uint32(26).fork(), _depth + 1).ldelim();
                if (message.marks != null && $Object.hasOwnProperty.call(message, "marks"))
                    $root.tailrace.v1.UplinkMarks.encode(message.marks, writer.uint32(34).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            UplinkUp.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.tailrace.v1.UplinkUp();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.hello = $root.tailrace.v1.UplinkHello.decode(reader, reader.size(), $undefined, _depth + 1, message.hello);
                            message.message = "hello";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.batch = $root.tailrace.v1.UplinkBatch.decode(reader, reader.size(), $undefined, _depth + 1, message.batch);
                            message.message = "batch";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.bye = $root.tailrace.v1.UplinkBye.decode(reader, reader.size(), $undefined, _depth + 1, message.bye);
                            message.message = "bye";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.marks = $root.tailrace.v1.UplinkMarks.decode(reader, reader.size(), $undefined, _depth + 1, message.marks);
                            message.message = "marks";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            UplinkUp.fromObject = function (object, _depth) {
                if (object instanceof $root.tailrace.v1.UplinkUp)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".tailrace.v1.UplinkUp: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.tailrace.v1.UplinkUp();
                if (object.hello != null) {
                    if (!$util.isObject(object.hello))
                        throw $TypeError(".tailrace.v1.UplinkUp.hello: object expected");
                    message.hello = $root.tailrace.v1.UplinkHello.fromObject(object.hello, _depth + 1);
                }
                if (object.batch != null) {
                    if (!$util.isObject(object.batch))
                        throw $TypeError(".tailrace.v1.UplinkUp.batch: object expected");
                    message.batch = $root.tailrace.v1.UplinkBatch.fromObject(object.batch, _depth + 1);
                }
                if (object.bye != null) {
                    if (!$util.isObject(object.bye))
                        throw $TypeError(".tailrace.v1.UplinkUp.bye: object expected");
                    message.bye = $root.tailrace.v1.UplinkBye.fromObject(object.bye, _depth + 1);
                }
                if (object.marks != null) {
                    if (!$util.isObject(object.marks))
                        throw $TypeError(".tailrace.v1.UplinkUp.marks: object expected");
                    message.marks = $root.tailrace.v1.UplinkMarks.fromObject(object.marks, _depth + 1);
                }
                return message;
            };

            UplinkUp.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (message.hello != null && $Object.hasOwnProperty.call(message, "hello")) {
                    object.hello = $root.tailrace.v1.UplinkHello.toObject(message.hello, options, _depth + 1);
                    if (options.oneofs)
                        object.message = "hello";
                }
                if (message.batch != null && $Object.hasOwnProperty.call(message, "batch")) {
                    object.batch = $root.tailrace.v1.UplinkBatch.toObject(message.batch, options, _depth + 1);
                    if (options.oneofs)
                        object.message = "batch";
                }
                if (message.bye != null && $Object.hasOwnProperty.call(message, "bye")) {
                    object.bye = $root.tailrace.v1.UplinkBye.toObject(message.bye, options, _depth + 1);
                    if (options.oneofs)
                        object.message = "bye";
                }
                if (message.marks != null && $Object.hasOwnProperty.call(message, "marks")) {
                    object.marks = $root.tailrace.v1.UplinkMarks.toObject(message.marks, options, _depth + 1);
                    if (options.oneofs)
                        object.message = "marks";
                }
                return object;
            };

            UplinkUp.prototype.toJSON = function() {
                return UplinkUp.toObject(this, $protobuf.util.toJSONOptions);
            };

            return UplinkUp;
        })();

        v1.UplinkDown = (function() {

            const UplinkDown = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            UplinkDown.prototype.welcome = null;
            UplinkDown.prototype.ack = null;
            UplinkDown.prototype.ask = null;

            let $oneOfFields;

            $Object.defineProperty(UplinkDown.prototype, "message", {
                get: $util.oneOfGetter($oneOfFields = ["welcome", "ack", "ask"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            UplinkDown.create = function(properties) {
                return new UplinkDown(properties);
            };

            UplinkDown.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.welcome != null && $Object.hasOwnProperty.call(message, "welcome"))
                    $root.tailrace.v1.UplinkWelcome.encode(message.welcome, writer.uint32(10).fork(), _depth + 1).ldelim();
                if (message.ack != null && $Object.hasOwnProperty.call(message, "ack"))
                    $root.tailrace.v1.UplinkAck.encode(message.ack, writer.uint32(18).fork(), _depth + 1).ldelim();
                if (message.ask != null && $Object.hasOwnProperty.call(message, "ask"))
                    $root.tailrace.v1.UplinkAsk.encode(message.ask, writer.uint32(26).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            UplinkDown.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.tailrace.v1.UplinkDown();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.welcome = $root.tailrace.v1.UplinkWelcome.decode(reader, reader.size(), $undefined, _depth + 1, message.welcome);
                            message.message = "welcome";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.ack = $root.tailrace.v1.UplinkAck.decode(reader, reader.size(), $undefined, _depth + 1, message.ack);
                            message.message = "ack";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.ask = $root.tailrace.v1.UplinkAsk.decode(reader, reader.size(), $undefined, _depth + 1, message.ask);
                            message.message = "ask";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            UplinkDown.fromObject = function (object, _depth) {
                if (object instanceof $root.tailrace.v1.UplinkDown)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".tailrace.v1.UplinkDown: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.tailrace.v1.UplinkDown();
                if (object.welcome != null) {
                    if (!$util.isObject(object.welcome))
                        throw $TypeError(".tailrace.v1.UplinkDown.welcome: object expected");
                    message.welcome = $root.tailrace.v1.UplinkWelcome.fromObject(object.welcome, _depth + 1);
                }
                if (object.ack != null) {
                    if (!$util.isObject(object.ack))
                        throw $TypeError(".tailrace.v1.UplinkDown.ack: object expected");
                    message.ack = $root.tailrace.v1.UplinkAck.fromObject(object.ack, _depth + 1);
                }
                if (object.ask != null) {
                    if (!$util.isObject(object.ask))
                        throw $TypeError(".tailrace.v1.UplinkDown.ask: object expected");
                    message.ask = $root.tailrace.v1.UplinkAsk.fromObject(object.ask, _depth + 1);
                }
                return message;
            };

            UplinkDown.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (message.welcome != null && $Object.hasOwnProperty.call(message, "welcome")) {
                    object.welcome = $root.tailrace.v1.UplinkWelcome.toObject(message.welcome, options, _depth + 1);
                    if (options.oneofs)
                        object.message = "welcome";
                }
                if (message.ack != null && $Object.hasOwnProperty.call(message, "ack")) {
                    object.ack = $root.tailrace.v1.UplinkAck.toObject(message.ack, options, _depth + 1);
                    if (options.oneofs)
                        object.message = "ack";
                }
                if (message.ask != null && $Object.hasOwnProperty.call(message, "ask")) {
                    object.ask = $root.tailrace.v1.UplinkAsk.toObject(message.ask, options, _depth + 1);
                    if (options.oneofs)
                        object.message = "ask";
                }
                return object;
            };

            UplinkDown.prototype.toJSON = function() {
                return UplinkDown.toObject(this, $protobuf.util.toJSONOptions);
            };

            return UplinkDown;
        })();

        v1.Mark = (function() {

            const Mark = function (properties) {
                this.unsure = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Mark.prototype.app = "";
            Mark.prototype.logId = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            Mark.prototype.nextIndex = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            Mark.prototype.held = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            Mark.prototype.unsure = $util.emptyArray;

            Mark.create = function(properties) {
                return new Mark(properties);
            };

            Mark.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.app != null && $Object.hasOwnProperty.call(message, "app") && message.app !== "")
                    writer.uint32(10).string(message.app);
                if (message.logId != null && $Object.hasOwnProperty.call(message, "logId") && (typeof message.logId === "object" ? message.logId.low || message.logId.high : message.logId !== 0))
                    writer.uint32(17).fixed64(message.logId);
                if (message.nextIndex != null && $Object.hasOwnProperty.call(message, "nextIndex") && (typeof message.nextIndex === "object" ? message.nextIndex.low || message.nextIndex.high : message.nextIndex !== 0))
                    writer.uint32(24).uint64(message.nextIndex);
                if (message.held != null && $Object.hasOwnProperty.call(message, "held") && (typeof message.held === "object" ? message.held.low || message.held.high : message.held !== 0))
                    writer.uint32(32).uint64(message.held);
                if (message.unsure != null && message.unsure.length)
                    for (let i = 0; i < message.unsure.length; ++i)
                        $root.tailrace.v1.UnsureLines.encode(message.unsure[i], writer.uint32(42).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Mark.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.tailrace.v1.Mark();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.app = value;
                            else
                                delete message.app;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 1)
                                break;
                            if (typeof (value = reader.fixed64()) === "object" ? value.low || value.high : value !== 0)
                                message.logId = value;
                            else
                                delete message.logId;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.nextIndex = value;
                            else
                                delete message.nextIndex;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.held = value;
                            else
                                delete message.held;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if (!(message.unsure && message.unsure.length))
                                message.unsure = [];
                            message.unsure.push($root.tailrace.v1.UnsureLines.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Mark.fromObject = function (object, _depth) {
                if (object instanceof $root.tailrace.v1.Mark)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".tailrace.v1.Mark: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.tailrace.v1.Mark();
                if (object.app != null)
                    if (typeof object.app !== "string" || object.app.length)
                        message.app = $String(object.app);
                if (object.logId != null)
                    if (typeof object.logId === "object" ? object.logId.low || object.logId.high : $Number(object.logId) !== 0)
                        if ($util.Long)
                            message.logId = $util.Long.fromValue(object.logId, true);
                        else if (typeof object.logId === "string")
                            message.logId = $parseInt(object.logId, 10);
                        else if (typeof object.logId === "number")
                            message.logId = object.logId;
                        else if (typeof object.logId === "object")
                            message.logId = new $util.LongBits(object.logId.low >>> 0, object.logId.high >>> 0).toNumber(true);
                if (object.nextIndex != null)
                    if (typeof object.nextIndex === "object" ? object.nextIndex.low || object.nextIndex.high : $Number(object.nextIndex) !== 0)
                        if ($util.Long)
                            message.nextIndex = $util.Long.fromValue(object.nextIndex, true);
                        else if (typeof object.nextIndex === "string")
                            message.nextIndex = $parseInt(object.nextIndex, 10);
                        else if (typeof object.nextIndex === "number")
                            message.nextIndex = object.nextIndex;
                        else if (typeof object.nextIndex === "object")
                            message.nextIndex = new $util.LongBits(object.nextIndex.low >>> 0, object.nextIndex.high >>> 0).toNumber(true);
                if (object.held != null)
                    if (typeof object.held === "object" ? object.held.low || object.held.high : $Number(object.held) !== 0)
                        if ($util.Long)
                            message.held = $util.Long.fromValue(object.held, true);
                        else if (typeof object.held === "string")
                            message.held = $parseInt(object.held, 10);
                        else if (typeof object.held === "number")
                            message.held = object.held;
                        else if (typeof object.held === "object")
                            message.held = new $util.LongBits(object.held.low >>> 0, object.held.high >>> 0).toNumber(true);
                if (object.unsure) {
                    if (!$Array.isArray(object.unsure))
                        throw $TypeError(".tailrace.v1.Mark.unsure: array expected");
                    message.unsure = $Array(object.unsure.length);
                    for (let i = 0; i < object.unsure.length; ++i) {
                        if (!$util.isObject(object.unsure[i]))
                            throw $TypeError(".tailrace.v1.Mark.unsure: object expected");
                        message.unsure[i] = $root.tailrace.v1.UnsureLines.fromObject(object.unsure[i], _depth + 1);
                    }
                }
                return message;
            };

            Mark.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.unsure = [];
                if (options.defaults) {
                    object.app = "";
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.logId = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.logId = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.nextIndex = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.nextIndex = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.held = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.held = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                }
                if (message.app != null && $Object.hasOwnProperty.call(message, "app"))
                    object.app = message.app;
                if (message.logId != null && $Object.hasOwnProperty.call(message, "logId"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.logId = typeof message.logId === "number" ? $BigInt(message.logId) : $util.Long.fromBits(message.logId.low >>> 0, message.logId.high >>> 0, true).toBigInt();
                    else if (typeof message.logId === "number")
                        object.logId = options.longs === $String ? $String(message.logId) : message.logId;
                    else
                        object.logId = options.longs === $String ? $util.Long.prototype.toString.call(message.logId) : options.longs === $Number ? new $util.LongBits(message.logId.low >>> 0, message.logId.high >>> 0).toNumber(true) : message.logId;
                if (message.nextIndex != null && $Object.hasOwnProperty.call(message, "nextIndex"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.nextIndex = typeof message.nextIndex === "number" ? $BigInt(message.nextIndex) : $util.Long.fromBits(message.nextIndex.low >>> 0, message.nextIndex.high >>> 0, true).toBigInt();
                    else if (typeof message.nextIndex === "number")
                        object.nextIndex = options.longs === $String ? $String(message.nextIndex) : message.nextIndex;
                    else
                        object.nextIndex = options.longs === $String ? $util.Long.prototype.toString.call(message.nextIndex) : options.longs === $Number ? new $util.LongBits(message.nextIndex.low >>> 0, message.nextIndex.high >>> 0).toNumber(true) : message.nextIndex;
                if (message.held != null && $Object.hasOwnProperty.call(message, "held"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.held = typeof message.held === "number" ? $BigInt(message.held) : $util.Long.fromBits(message.held.low >>> 0, message.held.high >>> 0, true).toBigInt();
                    else if (typeof message.held === "number")
                        object.held = options.longs === $String ? $String(message.held) : message.held;
                    else
                        object.held = options.longs === $String ? $util.Long.prototype.toString.call(message.held) : options.longs === $Number ? new $util.LongBits(message.held.low >>> 0, message.held.high >>> 0).toNumber(true) : message.held;
                if (message.unsure && message.unsure.length) {
                    object.unsure = $Array(message.unsure.length);
                    for (let j = 0; j < message.unsure.length; ++j)
                        object.unsure[j] = $root.tailrace.v1.UnsureLines.toObject(message.unsure[j], options, _depth + 1);
                }
                return object;
            };

            Mark.prototype.toJSON = function() {
                return Mark.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Mark;
        })();

        v1.UnsureLines = (function() {

            const UnsureLines = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            UnsureLines.prototype.peer = "";
            UnsureLines.prototype.fromIndex = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            UnsureLines.prototype.toIndex = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            UnsureLines.create = function(properties) {
                return new UnsureLines(properties);
            };

            UnsureLines.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.peer != null && $Object.hasOwnProperty.call(message, "peer") && message.peer !== "")
                    writer.uint32(10).string(message.peer);
                if (message.fromIndex != null && $Object.hasOwnProperty.call(message, "fromIndex") && (typeof message.fromIndex === "object" ? message.fromIndex.low || message.fromIndex.high : message.fromIndex !== 0))
                    writer.uint32(16).uint64(message.fromIndex);
                if (message.toIndex != null && $Object.hasOwnProperty.call(message, "toIndex") && (typeof message.toIndex === "object" ? message.toIndex.low || message.toIndex.high : message.toIndex !== 0))
                    writer.uint32(24).uint64(message.toIndex);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            UnsureLines.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.tailrace.v1.UnsureLines();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.peer = value;
                            else
                                delete message.peer;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.fromIndex = value;
                            else
                                delete message.fromIndex;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.toIndex = value;
                            else
                                delete message.toIndex;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            UnsureLines.fromObject = function (object, _depth) {
                if (object instanceof $root.tailrace.v1.UnsureLines)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".tailrace.v1.UnsureLines: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.tailrace.v1.UnsureLines();
                if (object.peer != null)
                    if (typeof object.peer !== "string" || object.peer.length)
                        message.peer = $String(object.peer);
                if (object.fromIndex != null)
                    if (typeof object.fromIndex === "object" ? object.fromIndex.low || object.fromIndex.high : $Number(object.fromIndex) !== 0)
                        if ($util.Long)
                            message.fromIndex = $util.Long.fromValue(object.fromIndex, true);
                        else if (typeof object.fromIndex === "string")
                            message.fromIndex = $parseInt(object.fromIndex, 10);
                        else if (typeof object.fromIndex === "number")
                            message.fromIndex = object.fromIndex;
                        else if (typeof object.fromIndex === "object")
                            message.fromIndex = new $util.LongBits(object.fromIndex.low >>> 0, object.fromIndex.high >>> 0).toNumber(true);
                if (object.toIndex != null)
                    if (typeof object.toIndex === "object" ? object.toIndex.low || object.toIndex.high : $Number(object.toIndex) !== 0)
                        if ($util.Long)
                            message.toIndex = $util.Long.fromValue(object.toIndex, true);
                        else if (typeof object.toIndex === "string")
                            message.toIndex = $parseInt(object.toIndex, 10);
                        else if (typeof object.toIndex === "number")
                            message.toIndex = object.toIndex;
                        else if (typeof object.toIndex === "object")
                            message.toIndex = new $util.LongBits(object.toIndex.low >>> 0, object.toIndex.high >>> 0).toNumber(true);
                return message;
            };

            UnsureLines.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.peer = "";
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.fromIndex = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.fromIndex = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.toIndex = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.toIndex = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                }
                if (message.peer != null && $Object.hasOwnProperty.call(message, "peer"))
                    object.peer = message.peer;
                if (message.fromIndex != null && $Object.hasOwnProperty.call(message, "fromIndex"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.fromIndex = typeof message.fromIndex === "number" ? $BigInt(message.fromIndex) : $util.Long.fromBits(message.fromIndex.low >>> 0, message.fromIndex.high >>> 0, true).toBigInt();
                    else if (typeof message.fromIndex === "number")
                        object.fromIndex = options.longs === $String ? $String(message.fromIndex) : message.fromIndex;
                    else
                        object.fromIndex = options.longs === $String ? $util.Long.prototype.toString.call(message.fromIndex) : options.longs === $Number ? new $util.LongBits(message.fromIndex.low >>> 0, message.fromIndex.high >>> 0).toNumber(true) : message.fromIndex;
                if (message.toIndex != null && $Object.hasOwnProperty.call(message, "toIndex"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.toIndex = typeof message.toIndex === "number" ? $BigInt(message.toIndex) : $util.Long.fromBits(message.toIndex.low >>> 0, message.toIndex.high >>> 0, true).toBigInt();
                    else if (typeof message.toIndex === "number")
                        object.toIndex = options.longs === $String ? $String(message.toIndex) : message.toIndex;
                    else
                        object.toIndex = options.longs === $String ? $util.Long.prototype.toString.call(message.toIndex) : options.longs === $Number ? new $util.LongBits(message.toIndex.low >>> 0, message.toIndex.high >>> 0).toNumber(true) : message.toIndex;
                return object;
            };

            UnsureLines.prototype.toJSON = function() {
                return UnsureLines.toObject(this, $protobuf.util.toJSONOptions);
            };

            return UnsureLines;
        })();

        v1.UplinkMarks = (function() {

            const UplinkMarks = function (properties) {
                this.marks = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            UplinkMarks.prototype.round = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            UplinkMarks.prototype.marks = $util.emptyArray;
            UplinkMarks.prototype.last = false;

            UplinkMarks.create = function(properties) {
                return new UplinkMarks(properties);
            };

            UplinkMarks.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.round != null && $Object.hasOwnProperty.call(message, "round") && (typeof message.round === "object" ? message.round.low || message.round.high : message.round !== 0))
                    writer.uint32(8).uint64(message.round);
                if (message.marks != null && message.marks.length)
                    for (let i = 0; i < message.marks.length; ++i)
                        $root.tailrace.v1.Mark.encode(message.marks[i], writer.uint32(18).fork(), _depth + 1).ldelim();
                if (message.last != null && $Object.hasOwnProperty.call(message, "last") && message.last !== false)
                    writer.uint32(24).bool(message.last);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            UplinkMarks.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.tailrace.v1.UplinkMarks();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.round = value;
                            else
                                delete message.round;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.marks && message.marks.length))
                                message.marks = [];
                            message.marks.push($root.tailrace.v1.Mark.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.last = value;
                            else
                                delete message.last;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            UplinkMarks.fromObject = function (object, _depth) {
                if (object instanceof $root.tailrace.v1.UplinkMarks)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".tailrace.v1.UplinkMarks: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.tailrace.v1.UplinkMarks();
                if (object.round != null)
                    if (typeof object.round === "object" ? object.round.low || object.round.high : $Number(object.round) !== 0)
                        if ($util.Long)
                            message.round = $util.Long.fromValue(object.round, true);
                        else if (typeof object.round === "string")
                            message.round = $parseInt(object.round, 10);
                        else if (typeof object.round === "number")
                            message.round = object.round;
                        else if (typeof object.round === "object")
                            message.round = new $util.LongBits(object.round.low >>> 0, object.round.high >>> 0).toNumber(true);
                if (object.marks) {
                    if (!$Array.isArray(object.marks))
                        throw $TypeError(".tailrace.v1.UplinkMarks.marks: array expected");
                    message.marks = $Array(object.marks.length);
                    for (let i = 0; i < object.marks.length; ++i) {
                        if (!$util.isObject(object.marks[i]))
                            throw $TypeError(".tailrace.v1.UplinkMarks.marks: object expected");
                        message.marks[i] = $root.tailrace.v1.Mark.fromObject(object.marks[i], _depth + 1);
                    }
                }
                if (object.last != null)
                    if (object.last)
                        message.last = $Boolean(object.last);
                return message;
            };

            UplinkMarks.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.marks = [];
                if (options.defaults) {
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.round = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.round = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.last = false;
                }
                if (message.round != null && $Object.hasOwnProperty.call(message, "round"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.round = typeof message.round === "number" ? $BigInt(message.round) : $util.Long.fromBits(message.round.low >>> 0, message.round.high >>> 0, true).toBigInt();
                    else if (typeof message.round === "number")
                        object.round = options.longs === $String ? $String(message.round) : message.round;
                    else
                        object.round = options.longs === $String ? $util.Long.prototype.toString.call(message.round) : options.longs === $Number ? new $util.LongBits(message.round.low >>> 0, message.round.high >>> 0).toNumber(true) : message.round;
                if (message.marks && message.marks.length) {
                    object.marks = $Array(message.marks.length);
                    for (let j = 0; j < message.marks.length; ++j)
                        object.marks[j] = $root.tailrace.v1.Mark.toObject(message.marks[j], options, _depth + 1);
                }
                if (message.last != null && $Object.hasOwnProperty.call(message, "last"))
                    object.last = message.last;
                return object;
            };

            UplinkMarks.prototype.toJSON = function() {
                return UplinkMarks.toObject(this, $protobuf.util.toJSONOptions);
            };

            return UplinkMarks;
        })();

        v1.UplinkAsk = (function() {

            const UplinkAsk = function (properties) {
                this.up = [];
                this.lost = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            UplinkAsk.prototype.round = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            UplinkAsk.prototype.up = $util.emptyArray;
            UplinkAsk.prototype.lost = $util.emptyArray;
            UplinkAsk.prototype.all = false;

            UplinkAsk.create = function(properties) {
                return new UplinkAsk(properties);
            };

            UplinkAsk.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.round != null && $Object.hasOwnProperty.call(message, "round") && (typeof message.round === "object" ? message.round.low || message.round.high : message.round !== 0))
                    writer.uint32(8).uint64(message.round);
                if (message.up != null && message.up.length)
                    for (let i = 0; i < message.up.length; ++i)
                        writer.uint32(18).string(message.up[i]);
                if (message.lost != null && message.lost.length)
                    for (let i = 0; i < message.lost.length; ++i)
                        writer.uint32(26).string(message.lost[i]);
                if (message.all != null && $Object.hasOwnProperty.call(message, "all") && message.all !== false)
                    writer.uint32(32).bool(message.all);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            UplinkAsk.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.tailrace.v1.UplinkAsk();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.round = value;
                            else
                                delete message.round;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.up && message.up.length))
                                message.up = [];
                            message.up.push(reader.stringVerify());
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.lost && message.lost.length))
                                message.lost = [];
                            message.lost.push(reader.stringVerify());
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.all = value;
                            else
                                delete message.all;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            UplinkAsk.fromObject = function (object, _depth) {
                if (object instanceof $root.tailrace.v1.UplinkAsk)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".tailrace.v1.UplinkAsk: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.tailrace.v1.UplinkAsk();
                if (object.round != null)
                    if (typeof object.round === "object" ? object.round.low || object.round.high : $Number(object.round) !== 0)
                        if ($util.Long)
                            message.round = $util.Long.fromValue(object.round, true);
                        else if (typeof object.round === "string")
                            message.round = $parseInt(object.round, 10);
                        else if (typeof object.round === "number")
                            message.round = object.round;
                        else if (typeof object.round === "object")
                            message.round = new $util.LongBits(object.round.low >>> 0, object.round.high >>> 0).toNumber(true);
                if (object.up) {
                    if (!$Array.isArray(object.up))
                        throw $TypeError(".tailrace.v1.UplinkAsk.up: array expected");
                    message.up = $Array(object.up.length);
                    for (let i = 0; i < object.up.length; ++i)
                        message.up[i] = $String(object.up[i]);
                }
                if (object.lost) {
                    if (!$Array.isArray(object.lost))
                        throw $TypeError(".tailrace.v1.UplinkAsk.lost: array expected");
                    message.lost = $Array(object.lost.length);
                    for (let i = 0; i < object.lost.length; ++i)
                        message.lost[i] = $String(object.lost[i]);
                }
                if (object.all != null)
                    if (object.all)
                        message.all = $Boolean(object.all);
                return message;
            };

            UplinkAsk.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults) {
                    object.up = [];
                    object.lost = [];
                }
                if (options.defaults) {
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.round = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.round = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.all = false;
                }
                if (message.round != null && $Object.hasOwnProperty.call(message, "round"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.round = typeof message.round === "number" ? $BigInt(message.round) : $util.Long.fromBits(message.round.low >>> 0, message.round.high >>> 0, true).toBigInt();
                    else if (typeof message.round === "number")
                        object.round = options.longs === $String ? $String(message.round) : message.round;
                    else
                        object.round = options.longs === $String ? $util.Long.prototype.toString.call(message.round) : options.longs === $Number ? new $util.LongBits(message.round.low >>> 0, message.round.high >>> 0).toNumber(true) : message.round;
                if (message.up && message.up.length) {
                    object.up = $Array(message.up.length);
                    for (let j = 0; j < message.up.length; ++j)
                        object.up[j] = message.up[j];
                }
                if (message.lost && message.lost.length) {
                    object.lost = $Array(message.lost.length);
                    for (let j = 0; j < message.lost.length; ++j)
                        object.lost[j] = message.lost[j];
                }
                if (message.all != null && $Object.hasOwnProperty.call(message, "all"))
                    object.all = message.all;
                return object;
            };

            UplinkAsk.prototype.toJSON = function() {
                return UplinkAsk.toObject(this, $protobuf.util.toJSONOptions);
            };

            return UplinkAsk;
        })();

        v1.OpenOrigin = (function() {

            const OpenOrigin = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            OpenOrigin.prototype.app = "";
            OpenOrigin.prototype.origin = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            OpenOrigin.create = function(properties) {
                return new OpenOrigin(properties);
            };

            OpenOrigin.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.app != null && $Object.hasOwnProperty.call(message, "app") && message.app !== "")
                    writer.uint32(10).string(message.app);
                if (message.origin != null && $Object.hasOwnProperty.call(message, "origin") && (typeof message.origin === "object" ? message.origin.low || message.origin.high : message.origin !== 0))
                    writer.uint32(17).fixed64(message.origin);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            OpenOrigin.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.tailrace.v1.OpenOrigin();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.app = value;
                            else
                                delete message.app;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 1)
                                break;
                            if (typeof (value = reader.fixed64()) === "object" ? value.low || value.high : value !== 0)
                                message.origin = value;
                            else
                                delete message.origin;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            OpenOrigin.fromObject = function (object, _depth) {
                if (object instanceof $root.tailrace.v1.OpenOrigin)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".tailrace.v1.OpenOrigin: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.tailrace.v1.OpenOrigin();
                if (object.app != null)
                    if (typeof object.app !== "string" || object.app.length)
                        message.app = $String(object.app);
                if (object.origin != null)
                    if (typeof object.origin === "object" ? object.origin.low || object.origin.high : $Number(object.origin) !== 0)
                        if ($util.Long)
                            message.origin = $util.Long.fromValue(object.origin, true);
                        else if (typeof object.origin === "string")
                            message.origin = $parseInt(object.origin, 10);
                        else if (typeof object.origin === "number")
                            message.origin = object.origin;
                        else if (typeof object.origin === "object")
                            message.origin = new $util.LongBits(object.origin.low >>> 0, object.origin.high >>> 0).toNumber(true);
                return message;
            };

            OpenOrigin.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.app = "";
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.origin = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.origin = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                }
                if (message.app != null && $Object.hasOwnProperty.call(message, "app"))
                    object.app = message.app;
                if (message.origin != null && $Object.hasOwnProperty.call(message, "origin"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.origin = typeof message.origin === "number" ? $BigInt(message.origin) : $util.Long.fromBits(message.origin.low >>> 0, message.origin.high >>> 0, true).toBigInt();
                    else if (typeof message.origin === "number")
                        object.origin = options.longs === $String ? $String(message.origin) : message.origin;
                    else
                        object.origin = options.longs === $String ? $util.Long.prototype.toString.call(message.origin) : options.longs === $Number ? new $util.LongBits(message.origin.low >>> 0, message.origin.high >>> 0).toNumber(true) : message.origin;
                return object;
            };

            OpenOrigin.prototype.toJSON = function() {
                return OpenOrigin.toObject(this, $protobuf.util.toJSONOptions);
            };

            return OpenOrigin;
        })();

        v1.UplinkHello = (function() {

            const UplinkHello = function (properties) {
                this.open = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            UplinkHello.prototype.cluster = "";
            UplinkHello.prototype.version = 0;
            UplinkHello.prototype.peer = "";
            UplinkHello.prototype.zone = "";
            UplinkHello.prototype.open = $util.emptyArray;
            UplinkHello.prototype.tellsMarks = false;
            UplinkHello.prototype.life = "";
            UplinkHello.prototype.newestVersion = 0;

            UplinkHello.create = function(properties) {
                return new UplinkHello(properties);
            };

            UplinkHello.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.cluster != null && $Object.hasOwnProperty.call(message, "cluster") && message.cluster !== "")
                    writer.uint32(10).string(message.cluster);
                if (message.version != null && $Object.hasOwnProperty.call(message, "version") && message.version !== 0)
                    writer.uint32(16).uint32(message.version);
                if (message.peer != null && $Object.hasOwnProperty.call(message, "peer") && message.peer !== "")
                    writer.uint32(26).string(message.peer);
                if (message.zone != null && $Object.hasOwnProperty.call(message, "zone") && message.zone !== "")
                    writer.uint32(34).string(message.zone);
                if (message.open != null && message.open.length)
                    for (let i = 0; i < message.open.length; ++i)
                        $root.tailrace.v1.OpenOrigin.encode(message.open[i], writer.uint32(42).fork(), _depth + 1).ldelim();
                if (message.tellsMarks != null && $Object.hasOwnProperty.call(message, "tellsMarks") && message.tellsMarks !== false)
                    writer.uint32(48).bool(message.tellsMarks);
                if (message.life != null && $Object.hasOwnProperty.call(message, "life") && message.life !== "")
                    writer.uint32(58).string(message.life);
                if (message.newestVersion != null && $Object.hasOwnProperty.call(message, "newestVersion") && message.newestVersion !== 0)
                    writer.uint32(120).uint32(message.newestVersion);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            UplinkHello.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.tailrace.v1.UplinkHello();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.cluster = value;
                            else
                                delete message.cluster;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.version = value;
                            else
                                delete message.version;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.peer = value;
                            else
                                delete message.peer;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.zone = value;
                            else
                                delete message.zone;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if (!(message.open && message.open.length))
                                message.open = [];
                            message.open.push($root.tailrace.v1.OpenOrigin.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.tellsMarks = value;
                            else
                                delete message.tellsMarks;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.life = value;
                            else
                                delete message.life;
                            continue;
                        }
                    case 15: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.newestVersion = value;
                            else
                                delete message.newestVersion;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            UplinkHello.fromObject = function (object, _depth) {
                if (object instanceof $root.tailrace.v1.UplinkHello)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".tailrace.v1.UplinkHello: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.tailrace.v1.UplinkHello();
                if (object.cluster != null)
                    if (typeof object.cluster !== "string" || object.cluster.length)
                        message.cluster = $String(object.cluster);
                if (object.version != null)
                    if ($Number(object.version) !== 0)
                        message.version = object.version >>> 0;
                if (object.peer != null)
                    if (typeof object.peer !== "string" || object.peer.length)
                        message.peer = $String(object.peer);
                if (object.zone != null)
                    if (typeof object.zone !== "string" || object.zone.length)
                        message.zone = $String(object.zone);
                if (object.open) {
                    if (!$Array.isArray(object.open))
                        throw $TypeError(".tailrace.v1.UplinkHello.open: array expected");
                    message.open = $Array(object.open.length);
                    for (let i = 0; i < object.open.length; ++i) {
                        if (!$util.isObject(object.open[i]))
                            throw $TypeError(".tailrace.v1.UplinkHello.open: object expected");
                        message.open[i] = $root.tailrace.v1.OpenOrigin.fromObject(object.open[i], _depth + 1);
                    }
                }
                if (object.tellsMarks != null)
                    if (object.tellsMarks)
                        message.tellsMarks = $Boolean(object.tellsMarks);
                if (object.life != null)
                    if (typeof object.life !== "string" || object.life.length)
                        message.life = $String(object.life);
                if (object.newestVersion != null)
                    if ($Number(object.newestVersion) !== 0)
                        message.newestVersion = object.newestVersion >>> 0;
                return message;
            };

            UplinkHello.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.open = [];
                if (options.defaults) {
                    object.cluster = "";
                    object.version = 0;
                    object.peer = "";
                    object.zone = "";
                    object.tellsMarks = false;
                    object.life = "";
                    object.newestVersion = 0;
                }
                if (message.cluster != null && $Object.hasOwnProperty.call(message, "cluster"))
                    object.cluster = message.cluster;
                if (message.version != null && $Object.hasOwnProperty.call(message, "version"))
                    object.version = message.version;
                if (message.peer != null && $Object.hasOwnProperty.call(message, "peer"))
                    object.peer = message.peer;
                if (message.zone != null && $Object.hasOwnProperty.call(message, "zone"))
                    object.zone = message.zone;
                if (message.open && message.open.length) {
                    object.open = $Array(message.open.length);
                    for (let j = 0; j < message.open.length; ++j)
                        object.open[j] = $root.tailrace.v1.OpenOrigin.toObject(message.open[j], options, _depth + 1);
                }
                if (message.tellsMarks != null && $Object.hasOwnProperty.call(message, "tellsMarks"))
                    object.tellsMarks = message.tellsMarks;
                if (message.life != null && $Object.hasOwnProperty.call(message, "life"))
                    object.life = message.life;
                if (message.newestVersion != null && $Object.hasOwnProperty.call(message, "newestVersion"))
                    object.newestVersion = message.newestVersion;
                return object;
            };

            UplinkHello.prototype.toJSON = function() {
                return UplinkHello.toObject(this, $protobuf.util.toJSONOptions);
            };

            return UplinkHello;
        })();

        v1.Run = (function() {

            const Run = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Run.prototype.app = "";
            Run.prototype.origin = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            Run.prototype.firstSeq = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            Run.prototype.count = 0;
            Run.prototype.entries = $util.newBuffer([]);
            Run.prototype.behind = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            Run.create = function(properties) {
                return new Run(properties);
            };

            Run.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.app != null && $Object.hasOwnProperty.call(message, "app") && message.app !== "")
                    writer.uint32(10).string(message.app);
                if (message.origin != null && $Object.hasOwnProperty.call(message, "origin") && (typeof message.origin === "object" ? message.origin.low || message.origin.high : message.origin !== 0))
                    writer.uint32(17).fixed64(message.origin);
                if (message.firstSeq != null && $Object.hasOwnProperty.call(message, "firstSeq") && (typeof message.firstSeq === "object" ? message.firstSeq.low || message.firstSeq.high : message.firstSeq !== 0))
                    writer.uint32(24).uint64(message.firstSeq);
                if (message.count != null && $Object.hasOwnProperty.call(message, "count") && message.count !== 0)
                    writer.uint32(32).uint32(message.count);
                if (message.entries != null && $Object.hasOwnProperty.call(message, "entries") && message.entries.length)
                    writer.uint32(42).bytes(message.entries);
                if (message.behind != null && $Object.hasOwnProperty.call(message, "behind") && (typeof message.behind === "object" ? message.behind.low || message.behind.high : message.behind !== 0))
                    writer.uint32(48).uint64(message.behind);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Run.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.tailrace.v1.Run();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.app = value;
                            else
                                delete message.app;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 1)
                                break;
                            if (typeof (value = reader.fixed64()) === "object" ? value.low || value.high : value !== 0)
                                message.origin = value;
                            else
                                delete message.origin;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.firstSeq = value;
                            else
                                delete message.firstSeq;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.count = value;
                            else
                                delete message.count;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.entries = value;
                            else
                                delete message.entries;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.behind = value;
                            else
                                delete message.behind;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Run.fromObject = function (object, _depth) {
                if (object instanceof $root.tailrace.v1.Run)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".tailrace.v1.Run: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.tailrace.v1.Run();
                if (object.app != null)
                    if (typeof object.app !== "string" || object.app.length)
                        message.app = $String(object.app);
                if (object.origin != null)
                    if (typeof object.origin === "object" ? object.origin.low || object.origin.high : $Number(object.origin) !== 0)
                        if ($util.Long)
                            message.origin = $util.Long.fromValue(object.origin, true);
                        else if (typeof object.origin === "string")
                            message.origin = $parseInt(object.origin, 10);
                        else if (typeof object.origin === "number")
                            message.origin = object.origin;
                        else if (typeof object.origin === "object")
                            message.origin = new $util.LongBits(object.origin.low >>> 0, object.origin.high >>> 0).toNumber(true);
                if (object.firstSeq != null)
                    if (typeof object.firstSeq === "object" ? object.firstSeq.low || object.firstSeq.high : $Number(object.firstSeq) !== 0)
                        if ($util.Long)
                            message.firstSeq = $util.Long.fromValue(object.firstSeq, true);
                        else if (typeof object.firstSeq === "string")
                            message.firstSeq = $parseInt(object.firstSeq, 10);
                        else if (typeof object.firstSeq === "number")
                            message.firstSeq = object.firstSeq;
                        else if (typeof object.firstSeq === "object")
                            message.firstSeq = new $util.LongBits(object.firstSeq.low >>> 0, object.firstSeq.high >>> 0).toNumber(true);
                if (object.count != null)
                    if ($Number(object.count) !== 0)
                        message.count = object.count >>> 0;
                if (object.entries != null)
                    if (object.entries.length)
                        if (typeof object.entries === "string")
                            $util.base64.decode(object.entries, message.entries = $util.newBuffer($util.base64.length(object.entries)), 0);
                        else if (object.entries.length >= 0)
                            message.entries = object.entries;
                if (object.behind != null)
                    if (typeof object.behind === "object" ? object.behind.low || object.behind.high : $Number(object.behind) !== 0)
                        if ($util.Long)
                            message.behind = $util.Long.fromValue(object.behind, true);
                        else if (typeof object.behind === "string")
                            message.behind = $parseInt(object.behind, 10);
                        else if (typeof object.behind === "number")
                            message.behind = object.behind;
                        else if (typeof object.behind === "object")
                            message.behind = new $util.LongBits(object.behind.low >>> 0, object.behind.high >>> 0).toNumber(true);
                return message;
            };

            Run.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.app = "";
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.origin = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.origin = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.firstSeq = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.firstSeq = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.count = 0;
                    if (options.bytes === $String)
                        object.entries = "";
                    else {
                        object.entries = [];
                        if (options.bytes !== $Array)
                            object.entries = $util.newBuffer(object.entries);
                    }
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.behind = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.behind = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                }
                if (message.app != null && $Object.hasOwnProperty.call(message, "app"))
                    object.app = message.app;
                if (message.origin != null && $Object.hasOwnProperty.call(message, "origin"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.origin = typeof message.origin === "number" ? $BigInt(message.origin) : $util.Long.fromBits(message.origin.low >>> 0, message.origin.high >>> 0, true).toBigInt();
                    else if (typeof message.origin === "number")
                        object.origin = options.longs === $String ? $String(message.origin) : message.origin;
                    else
                        object.origin = options.longs === $String ? $util.Long.prototype.toString.call(message.origin) : options.longs === $Number ? new $util.LongBits(message.origin.low >>> 0, message.origin.high >>> 0).toNumber(true) : message.origin;
                if (message.firstSeq != null && $Object.hasOwnProperty.call(message, "firstSeq"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.firstSeq = typeof message.firstSeq === "number" ? $BigInt(message.firstSeq) : $util.Long.fromBits(message.firstSeq.low >>> 0, message.firstSeq.high >>> 0, true).toBigInt();
                    else if (typeof message.firstSeq === "number")
                        object.firstSeq = options.longs === $String ? $String(message.firstSeq) : message.firstSeq;
                    else
                        object.firstSeq = options.longs === $String ? $util.Long.prototype.toString.call(message.firstSeq) : options.longs === $Number ? new $util.LongBits(message.firstSeq.low >>> 0, message.firstSeq.high >>> 0).toNumber(true) : message.firstSeq;
                if (message.count != null && $Object.hasOwnProperty.call(message, "count"))
                    object.count = message.count;
                if (message.entries != null && $Object.hasOwnProperty.call(message, "entries"))
                    object.entries = options.bytes === $String ? $util.base64.encode(message.entries, 0, message.entries.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.entries) : message.entries;
                if (message.behind != null && $Object.hasOwnProperty.call(message, "behind"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.behind = typeof message.behind === "number" ? $BigInt(message.behind) : $util.Long.fromBits(message.behind.low >>> 0, message.behind.high >>> 0, true).toBigInt();
                    else if (typeof message.behind === "number")
                        object.behind = options.longs === $String ? $String(message.behind) : message.behind;
                    else
                        object.behind = options.longs === $String ? $util.Long.prototype.toString.call(message.behind) : options.longs === $Number ? new $util.LongBits(message.behind.low >>> 0, message.behind.high >>> 0).toNumber(true) : message.behind;
                return object;
            };

            Run.prototype.toJSON = function() {
                return Run.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Run;
        })();

        v1.Total = (function() {

            const Total = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Total.prototype.app = "";
            Total.prototype.origin = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            Total.prototype.reason = "";
            Total.prototype.total = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            Total.prototype.acked = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            Total.prototype.firstMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            Total.prototype.lastMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            Total.prototype.detail = "";

            Total.create = function(properties) {
                return new Total(properties);
            };

            Total.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.app != null && $Object.hasOwnProperty.call(message, "app") && message.app !== "")
                    writer.uint32(10).string(message.app);
                if (message.origin != null && $Object.hasOwnProperty.call(message, "origin") && (typeof message.origin === "object" ? message.origin.low || message.origin.high : message.origin !== 0))
                    writer.uint32(17).fixed64(message.origin);
                if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
                    writer.uint32(26).string(message.reason);
                if (message.total != null && $Object.hasOwnProperty.call(message, "total") && (typeof message.total === "object" ? message.total.low || message.total.high : message.total !== 0))
                    writer.uint32(32).uint64(message.total);
                if (message.acked != null && $Object.hasOwnProperty.call(message, "acked") && (typeof message.acked === "object" ? message.acked.low || message.acked.high : message.acked !== 0))
                    writer.uint32(40).uint64(message.acked);
                if (message.firstMs != null && $Object.hasOwnProperty.call(message, "firstMs") && (typeof message.firstMs === "object" ? message.firstMs.low || message.firstMs.high : message.firstMs !== 0))
                    writer.uint32(48).uint64(message.firstMs);
                if (message.lastMs != null && $Object.hasOwnProperty.call(message, "lastMs") && (typeof message.lastMs === "object" ? message.lastMs.low || message.lastMs.high : message.lastMs !== 0))
                    writer.uint32(56).uint64(message.lastMs);
                if (message.detail != null && $Object.hasOwnProperty.call(message, "detail") && message.detail !== "")
                    writer.uint32(66).string(message.detail);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Total.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.tailrace.v1.Total();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.app = value;
                            else
                                delete message.app;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 1)
                                break;
                            if (typeof (value = reader.fixed64()) === "object" ? value.low || value.high : value !== 0)
                                message.origin = value;
                            else
                                delete message.origin;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.reason = value;
                            else
                                delete message.reason;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.total = value;
                            else
                                delete message.total;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.acked = value;
                            else
                                delete message.acked;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.firstMs = value;
                            else
                                delete message.firstMs;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.lastMs = value;
                            else
                                delete message.lastMs;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.detail = value;
                            else
                                delete message.detail;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Total.fromObject = function (object, _depth) {
                if (object instanceof $root.tailrace.v1.Total)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".tailrace.v1.Total: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.tailrace.v1.Total();
                if (object.app != null)
                    if (typeof object.app !== "string" || object.app.length)
                        message.app = $String(object.app);
                if (object.origin != null)
                    if (typeof object.origin === "object" ? object.origin.low || object.origin.high : $Number(object.origin) !== 0)
                        if ($util.Long)
                            message.origin = $util.Long.fromValue(object.origin, true);
                        else if (typeof object.origin === "string")
                            message.origin = $parseInt(object.origin, 10);
                        else if (typeof object.origin === "number")
                            message.origin = object.origin;
                        else if (typeof object.origin === "object")
                            message.origin = new $util.LongBits(object.origin.low >>> 0, object.origin.high >>> 0).toNumber(true);
                if (object.reason != null)
                    if (typeof object.reason !== "string" || object.reason.length)
                        message.reason = $String(object.reason);
                if (object.total != null)
                    if (typeof object.total === "object" ? object.total.low || object.total.high : $Number(object.total) !== 0)
                        if ($util.Long)
                            message.total = $util.Long.fromValue(object.total, true);
                        else if (typeof object.total === "string")
                            message.total = $parseInt(object.total, 10);
                        else if (typeof object.total === "number")
                            message.total = object.total;
                        else if (typeof object.total === "object")
                            message.total = new $util.LongBits(object.total.low >>> 0, object.total.high >>> 0).toNumber(true);
                if (object.acked != null)
                    if (typeof object.acked === "object" ? object.acked.low || object.acked.high : $Number(object.acked) !== 0)
                        if ($util.Long)
                            message.acked = $util.Long.fromValue(object.acked, true);
                        else if (typeof object.acked === "string")
                            message.acked = $parseInt(object.acked, 10);
                        else if (typeof object.acked === "number")
                            message.acked = object.acked;
                        else if (typeof object.acked === "object")
                            message.acked = new $util.LongBits(object.acked.low >>> 0, object.acked.high >>> 0).toNumber(true);
                if (object.firstMs != null)
                    if (typeof object.firstMs === "object" ? object.firstMs.low || object.firstMs.high : $Number(object.firstMs) !== 0)
                        if ($util.Long)
                            message.firstMs = $util.Long.fromValue(object.firstMs, true);
                        else if (typeof object.firstMs === "string")
                            message.firstMs = $parseInt(object.firstMs, 10);
                        else if (typeof object.firstMs === "number")
                            message.firstMs = object.firstMs;
                        else if (typeof object.firstMs === "object")
                            message.firstMs = new $util.LongBits(object.firstMs.low >>> 0, object.firstMs.high >>> 0).toNumber(true);
                if (object.lastMs != null)
                    if (typeof object.lastMs === "object" ? object.lastMs.low || object.lastMs.high : $Number(object.lastMs) !== 0)
                        if ($util.Long)
                            message.lastMs = $util.Long.fromValue(object.lastMs, true);
                        else if (typeof object.lastMs === "string")
                            message.lastMs = $parseInt(object.lastMs, 10);
                        else if (typeof object.lastMs === "number")
                            message.lastMs = object.lastMs;
                        else if (typeof object.lastMs === "object")
                            message.lastMs = new $util.LongBits(object.lastMs.low >>> 0, object.lastMs.high >>> 0).toNumber(true);
                if (object.detail != null)
                    if (typeof object.detail !== "string" || object.detail.length)
                        message.detail = $String(object.detail);
                return message;
            };

            Total.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.app = "";
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.origin = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.origin = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.reason = "";
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.total = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.total = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.acked = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.acked = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.firstMs = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.firstMs = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.lastMs = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.lastMs = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.detail = "";
                }
                if (message.app != null && $Object.hasOwnProperty.call(message, "app"))
                    object.app = message.app;
                if (message.origin != null && $Object.hasOwnProperty.call(message, "origin"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.origin = typeof message.origin === "number" ? $BigInt(message.origin) : $util.Long.fromBits(message.origin.low >>> 0, message.origin.high >>> 0, true).toBigInt();
                    else if (typeof message.origin === "number")
                        object.origin = options.longs === $String ? $String(message.origin) : message.origin;
                    else
                        object.origin = options.longs === $String ? $util.Long.prototype.toString.call(message.origin) : options.longs === $Number ? new $util.LongBits(message.origin.low >>> 0, message.origin.high >>> 0).toNumber(true) : message.origin;
                if (message.reason != null && $Object.hasOwnProperty.call(message, "reason"))
                    object.reason = message.reason;
                if (message.total != null && $Object.hasOwnProperty.call(message, "total"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.total = typeof message.total === "number" ? $BigInt(message.total) : $util.Long.fromBits(message.total.low >>> 0, message.total.high >>> 0, true).toBigInt();
                    else if (typeof message.total === "number")
                        object.total = options.longs === $String ? $String(message.total) : message.total;
                    else
                        object.total = options.longs === $String ? $util.Long.prototype.toString.call(message.total) : options.longs === $Number ? new $util.LongBits(message.total.low >>> 0, message.total.high >>> 0).toNumber(true) : message.total;
                if (message.acked != null && $Object.hasOwnProperty.call(message, "acked"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.acked = typeof message.acked === "number" ? $BigInt(message.acked) : $util.Long.fromBits(message.acked.low >>> 0, message.acked.high >>> 0, true).toBigInt();
                    else if (typeof message.acked === "number")
                        object.acked = options.longs === $String ? $String(message.acked) : message.acked;
                    else
                        object.acked = options.longs === $String ? $util.Long.prototype.toString.call(message.acked) : options.longs === $Number ? new $util.LongBits(message.acked.low >>> 0, message.acked.high >>> 0).toNumber(true) : message.acked;
                if (message.firstMs != null && $Object.hasOwnProperty.call(message, "firstMs"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.firstMs = typeof message.firstMs === "number" ? $BigInt(message.firstMs) : $util.Long.fromBits(message.firstMs.low >>> 0, message.firstMs.high >>> 0, true).toBigInt();
                    else if (typeof message.firstMs === "number")
                        object.firstMs = options.longs === $String ? $String(message.firstMs) : message.firstMs;
                    else
                        object.firstMs = options.longs === $String ? $util.Long.prototype.toString.call(message.firstMs) : options.longs === $Number ? new $util.LongBits(message.firstMs.low >>> 0, message.firstMs.high >>> 0).toNumber(true) : message.firstMs;
                if (message.lastMs != null && $Object.hasOwnProperty.call(message, "lastMs"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.lastMs = typeof message.lastMs === "number" ? $BigInt(message.lastMs) : $util.Long.fromBits(message.lastMs.low >>> 0, message.lastMs.high >>> 0, true).toBigInt();
                    else if (typeof message.lastMs === "number")
                        object.lastMs = options.longs === $String ? $String(message.lastMs) : message.lastMs;
                    else
                        object.lastMs = options.longs === $String ? $util.Long.prototype.toString.call(message.lastMs) : options.longs === $Number ? new $util.LongBits(message.lastMs.low >>> 0, message.lastMs.high >>> 0).toNumber(true) : message.lastMs;
                if (message.detail != null && $Object.hasOwnProperty.call(message, "detail"))
                    object.detail = message.detail;
                return object;
            };

            Total.prototype.toJSON = function() {
                return Total.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Total;
        })();

        v1.UplinkBatch = (function() {

            const UplinkBatch = function (properties) {
                this.runs = [];
                this.totals = [];
                this.marks = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            UplinkBatch.prototype.id = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            UplinkBatch.prototype.runs = $util.emptyArray;
            UplinkBatch.prototype.totals = $util.emptyArray;
            UplinkBatch.prototype.marks = $util.emptyArray;

            UplinkBatch.create = function(properties) {
                return new UplinkBatch(properties);
            };

            UplinkBatch.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.id != null && $Object.hasOwnProperty.call(message, "id") && (typeof message.id === "object" ? message.id.low || message.id.high : message.id !== 0))
                    writer.uint32(8).uint64(message.id);
                if (message.runs != null && message.runs.length)
                    for (let i = 0; i < message.runs.length; ++i)
                        $root.tailrace.v1.Run.encode(message.runs[i], writer.uint32(18).fork(), _depth + 1).ldelim();
                if (message.totals != null && message.totals.length)
                    for (let i = 0; i < message.totals.length; ++i)
                        $root.tailrace.v1.Total.encode(message.totals[i], writer.uint32(26).fork(), _depth + 1).ldelim();
                if (message.marks != null && message.marks.length)
                    for (let i = 0; i < message.marks.length; ++i)
                        $root.tailrace.v1.Mark.encode(message.marks[i], writer.uint32(34).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            UplinkBatch.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.tailrace.v1.UplinkBatch();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.id = value;
                            else
                                delete message.id;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.runs && message.runs.length))
                                message.runs = [];
                            message.runs.push($root.tailrace.v1.Run.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.totals && message.totals.length))
                                message.totals = [];
                            message.totals.push($root.tailrace.v1.Total.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if (!(message.marks && message.marks.length))
                                message.marks = [];
                            message.marks.push($root.tailrace.v1.Mark.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            UplinkBatch.fromObject = function (object, _depth) {
                if (object instanceof $root.tailrace.v1.UplinkBatch)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".tailrace.v1.UplinkBatch: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.tailrace.v1.UplinkBatch();
                if (object.id != null)
                    if (typeof object.id === "object" ? object.id.low || object.id.high : $Number(object.id) !== 0)
                        if ($util.Long)
                            message.id = $util.Long.fromValue(object.id, true);
                        else if (typeof object.id === "string")
                            message.id = $parseInt(object.id, 10);
                        else if (typeof object.id === "number")
                            message.id = object.id;
                        else if (typeof object.id === "object")
                            message.id = new $util.LongBits(object.id.low >>> 0, object.id.high >>> 0).toNumber(true);
                if (object.runs) {
                    if (!$Array.isArray(object.runs))
                        throw $TypeError(".tailrace.v1.UplinkBatch.runs: array expected");
                    message.runs = $Array(object.runs.length);
                    for (let i = 0; i < object.runs.length; ++i) {
                        if (!$util.isObject(object.runs[i]))
                            throw $TypeError(".tailrace.v1.UplinkBatch.runs: object expected");
                        message.runs[i] = $root.tailrace.v1.Run.fromObject(object.runs[i], _depth + 1);
                    }
                }
                if (object.totals) {
                    if (!$Array.isArray(object.totals))
                        throw $TypeError(".tailrace.v1.UplinkBatch.totals: array expected");
                    message.totals = $Array(object.totals.length);
                    for (let i = 0; i < object.totals.length; ++i) {
                        if (!$util.isObject(object.totals[i]))
                            throw $TypeError(".tailrace.v1.UplinkBatch.totals: object expected");
                        message.totals[i] = $root.tailrace.v1.Total.fromObject(object.totals[i], _depth + 1);
                    }
                }
                if (object.marks) {
                    if (!$Array.isArray(object.marks))
                        throw $TypeError(".tailrace.v1.UplinkBatch.marks: array expected");
                    message.marks = $Array(object.marks.length);
                    for (let i = 0; i < object.marks.length; ++i) {
                        if (!$util.isObject(object.marks[i]))
                            throw $TypeError(".tailrace.v1.UplinkBatch.marks: object expected");
                        message.marks[i] = $root.tailrace.v1.Mark.fromObject(object.marks[i], _depth + 1);
                    }
                }
                return message;
            };

            UplinkBatch.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults) {
                    object.runs = [];
                    object.totals = [];
                    object.marks = [];
                }
                if (options.defaults)
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.id = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.id = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                if (message.id != null && $Object.hasOwnProperty.call(message, "id"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.id = typeof message.id === "number" ? $BigInt(message.id) : $util.Long.fromBits(message.id.low >>> 0, message.id.high >>> 0, true).toBigInt();
                    else if (typeof message.id === "number")
                        object.id = options.longs === $String ? $String(message.id) : message.id;
                    else
                        object.id = options.longs === $String ? $util.Long.prototype.toString.call(message.id) : options.longs === $Number ? new $util.LongBits(message.id.low >>> 0, message.id.high >>> 0).toNumber(true) : message.id;
                if (message.runs && message.runs.length) {
                    object.runs = $Array(message.runs.length);
                    for (let j = 0; j < message.runs.length; ++j)
                        object.runs[j] = $root.tailrace.v1.Run.toObject(message.runs[j], options, _depth + 1);
                }
                if (message.totals && message.totals.length) {
                    object.totals = $Array(message.totals.length);
                    for (let j = 0; j < message.totals.length; ++j)
                        object.totals[j] = $root.tailrace.v1.Total.toObject(message.totals[j], options, _depth + 1);
                }
                if (message.marks && message.marks.length) {
                    object.marks = $Array(message.marks.length);
                    for (let j = 0; j < message.marks.length; ++j)
                        object.marks[j] = $root.tailrace.v1.Mark.toObject(message.marks[j], options, _depth + 1);
                }
                return object;
            };

            UplinkBatch.prototype.toJSON = function() {
                return UplinkBatch.toObject(this, $protobuf.util.toJSONOptions);
            };

            return UplinkBatch;
        })();

        v1.UplinkBye = (function() {

            const UplinkBye = function (properties) {
                this.ended = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            UplinkBye.prototype.ended = $util.emptyArray;

            UplinkBye.create = function(properties) {
                return new UplinkBye(properties);
            };

            UplinkBye.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.ended != null && message.ended.length)
                    for (let i = 0; i < message.ended.length; ++i)
                        $root.tailrace.v1.OpenOrigin.encode(message.ended[i], writer.uint32(10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            UplinkBye.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.tailrace.v1.UplinkBye();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.ended && message.ended.length))
                                message.ended = [];
                            message.ended.push($root.tailrace.v1.OpenOrigin.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            UplinkBye.fromObject = function (object, _depth) {
                if (object instanceof $root.tailrace.v1.UplinkBye)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".tailrace.v1.UplinkBye: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.tailrace.v1.UplinkBye();
                if (object.ended) {
                    if (!$Array.isArray(object.ended))
                        throw $TypeError(".tailrace.v1.UplinkBye.ended: array expected");
                    message.ended = $Array(object.ended.length);
                    for (let i = 0; i < object.ended.length; ++i) {
                        if (!$util.isObject(object.ended[i]))
                            throw $TypeError(".tailrace.v1.UplinkBye.ended: object expected");
                        message.ended[i] = $root.tailrace.v1.OpenOrigin.fromObject(object.ended[i], _depth + 1);
                    }
                }
                return message;
            };

            UplinkBye.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.ended = [];
                if (message.ended && message.ended.length) {
                    object.ended = $Array(message.ended.length);
                    for (let j = 0; j < message.ended.length; ++j)
                        object.ended[j] = $root.tailrace.v1.OpenOrigin.toObject(message.ended[j], options, _depth + 1);
                }
                return object;
            };

            UplinkBye.prototype.toJSON = function() {
                return UplinkBye.toObject(this, $protobuf.util.toJSONOptions);
            };

            return UplinkBye;
        })();

        v1.OriginLast = (function() {

            const OriginLast = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            OriginLast.prototype.app = "";
            OriginLast.prototype.origin = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            OriginLast.prototype.last = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            OriginLast.create = function(properties) {
                return new OriginLast(properties);
            };

            OriginLast.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.app != null && $Object.hasOwnProperty.call(message, "app") && message.app !== "")
                    writer.uint32(10).string(message.app);
                if (message.origin != null && $Object.hasOwnProperty.call(message, "origin") && (typeof message.origin === "object" ? message.origin.low || message.origin.high : message.origin !== 0))
                    writer.uint32(17).fixed64(message.origin);
                if (message.last != null && $Object.hasOwnProperty.call(message, "last") && (typeof message.last === "object" ? message.last.low || message.last.high : message.last !== 0))
                    writer.uint32(24).uint64(message.last);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            OriginLast.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.tailrace.v1.OriginLast();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.app = value;
                            else
                                delete message.app;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 1)
                                break;
                            if (typeof (value = reader.fixed64()) === "object" ? value.low || value.high : value !== 0)
                                message.origin = value;
                            else
                                delete message.origin;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.last = value;
                            else
                                delete message.last;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            OriginLast.fromObject = function (object, _depth) {
                if (object instanceof $root.tailrace.v1.OriginLast)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".tailrace.v1.OriginLast: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.tailrace.v1.OriginLast();
                if (object.app != null)
                    if (typeof object.app !== "string" || object.app.length)
                        message.app = $String(object.app);
                if (object.origin != null)
                    if (typeof object.origin === "object" ? object.origin.low || object.origin.high : $Number(object.origin) !== 0)
                        if ($util.Long)
                            message.origin = $util.Long.fromValue(object.origin, true);
                        else if (typeof object.origin === "string")
                            message.origin = $parseInt(object.origin, 10);
                        else if (typeof object.origin === "number")
                            message.origin = object.origin;
                        else if (typeof object.origin === "object")
                            message.origin = new $util.LongBits(object.origin.low >>> 0, object.origin.high >>> 0).toNumber(true);
                if (object.last != null)
                    if (typeof object.last === "object" ? object.last.low || object.last.high : $Number(object.last) !== 0)
                        if ($util.Long)
                            message.last = $util.Long.fromValue(object.last, true);
                        else if (typeof object.last === "string")
                            message.last = $parseInt(object.last, 10);
                        else if (typeof object.last === "number")
                            message.last = object.last;
                        else if (typeof object.last === "object")
                            message.last = new $util.LongBits(object.last.low >>> 0, object.last.high >>> 0).toNumber(true);
                return message;
            };

            OriginLast.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.app = "";
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.origin = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.origin = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.last = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.last = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                }
                if (message.app != null && $Object.hasOwnProperty.call(message, "app"))
                    object.app = message.app;
                if (message.origin != null && $Object.hasOwnProperty.call(message, "origin"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.origin = typeof message.origin === "number" ? $BigInt(message.origin) : $util.Long.fromBits(message.origin.low >>> 0, message.origin.high >>> 0, true).toBigInt();
                    else if (typeof message.origin === "number")
                        object.origin = options.longs === $String ? $String(message.origin) : message.origin;
                    else
                        object.origin = options.longs === $String ? $util.Long.prototype.toString.call(message.origin) : options.longs === $Number ? new $util.LongBits(message.origin.low >>> 0, message.origin.high >>> 0).toNumber(true) : message.origin;
                if (message.last != null && $Object.hasOwnProperty.call(message, "last"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.last = typeof message.last === "number" ? $BigInt(message.last) : $util.Long.fromBits(message.last.low >>> 0, message.last.high >>> 0, true).toBigInt();
                    else if (typeof message.last === "number")
                        object.last = options.longs === $String ? $String(message.last) : message.last;
                    else
                        object.last = options.longs === $String ? $util.Long.prototype.toString.call(message.last) : options.longs === $Number ? new $util.LongBits(message.last.low >>> 0, message.last.high >>> 0).toNumber(true) : message.last;
                return object;
            };

            OriginLast.prototype.toJSON = function() {
                return OriginLast.toObject(this, $protobuf.util.toJSONOptions);
            };

            return OriginLast;
        })();

        v1.UplinkWelcome = (function() {

            const UplinkWelcome = function (properties) {
                this.last = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            UplinkWelcome.prototype.cluster = "";
            UplinkWelcome.prototype.version = 0;
            UplinkWelcome.prototype.peer = "";
            UplinkWelcome.prototype.last = $util.emptyArray;
            UplinkWelcome.prototype.batchBytesMax = 0;
            UplinkWelcome.prototype.life = "";
            UplinkWelcome.prototype.ask = null;

            UplinkWelcome.create = function(properties) {
                return new UplinkWelcome(properties);
            };

            UplinkWelcome.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.cluster != null && $Object.hasOwnProperty.call(message, "cluster") && message.cluster !== "")
                    writer.uint32(10).string(message.cluster);
                if (message.version != null && $Object.hasOwnProperty.call(message, "version") && message.version !== 0)
                    writer.uint32(16).uint32(message.version);
                if (message.peer != null && $Object.hasOwnProperty.call(message, "peer") && message.peer !== "")
                    writer.uint32(26).string(message.peer);
                if (message.last != null && message.last.length)
                    for (let i = 0; i < message.last.length; ++i)
                        $root.tailrace.v1.OriginLast.encode(message.last[i], writer.uint32(34).fork(), _depth + 1).ldelim();
                if (message.batchBytesMax != null && $Object.hasOwnProperty.call(message, "batchBytesMax") && message.batchBytesMax !== 0)
                    writer.uint32(40).uint32(message.batchBytesMax);
                if (message.life != null && $Object.hasOwnProperty.call(message, "life") && message.life !== "")
                    writer.uint32(50).string(message.life);
                if (message.ask != null && $Object.hasOwnProperty.call(message, "ask"))
                    $root.tailrace.v1.UplinkAsk.encode(message.ask, writer.uint32(58).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            UplinkWelcome.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.tailrace.v1.UplinkWelcome();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.cluster = value;
                            else
                                delete message.cluster;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.version = value;
                            else
                                delete message.version;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.peer = value;
                            else
                                delete message.peer;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if (!(message.last && message.last.length))
                                message.last = [];
                            message.last.push($root.tailrace.v1.OriginLast.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.batchBytesMax = value;
                            else
                                delete message.batchBytesMax;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.life = value;
                            else
                                delete message.life;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            message.ask = $root.tailrace.v1.UplinkAsk.decode(reader, reader.size(), $undefined, _depth + 1, message.ask);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            UplinkWelcome.fromObject = function (object, _depth) {
                if (object instanceof $root.tailrace.v1.UplinkWelcome)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".tailrace.v1.UplinkWelcome: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.tailrace.v1.UplinkWelcome();
                if (object.cluster != null)
                    if (typeof object.cluster !== "string" || object.cluster.length)
                        message.cluster = $String(object.cluster);
                if (object.version != null)
                    if ($Number(object.version) !== 0)
                        message.version = object.version >>> 0;
                if (object.peer != null)
                    if (typeof object.peer !== "string" || object.peer.length)
                        message.peer = $String(object.peer);
                if (object.last) {
                    if (!$Array.isArray(object.last))
                        throw $TypeError(".tailrace.v1.UplinkWelcome.last: array expected");
                    message.last = $Array(object.last.length);
                    for (let i = 0; i < object.last.length; ++i) {
                        if (!$util.isObject(object.last[i]))
                            throw $TypeError(".tailrace.v1.UplinkWelcome.last: object expected");
                        message.last[i] = $root.tailrace.v1.OriginLast.fromObject(object.last[i], _depth + 1);
                    }
                }
                if (object.batchBytesMax != null)
                    if ($Number(object.batchBytesMax) !== 0)
                        message.batchBytesMax = object.batchBytesMax >>> 0;
                if (object.life != null)
                    if (typeof object.life !== "string" || object.life.length)
                        message.life = $String(object.life);
                if (object.ask != null) {
                    if (!$util.isObject(object.ask))
                        throw $TypeError(".tailrace.v1.UplinkWelcome.ask: object expected");
                    message.ask = $root.tailrace.v1.UplinkAsk.fromObject(object.ask, _depth + 1);
                }
                return message;
            };

            UplinkWelcome.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.last = [];
                if (options.defaults) {
                    object.cluster = "";
                    object.version = 0;
                    object.peer = "";
                    object.batchBytesMax = 0;
                    object.life = "";
                    object.ask = null;
                }
                if (message.cluster != null && $Object.hasOwnProperty.call(message, "cluster"))
                    object.cluster = message.cluster;
                if (message.version != null && $Object.hasOwnProperty.call(message, "version"))
                    object.version = message.version;
                if (message.peer != null && $Object.hasOwnProperty.call(message, "peer"))
                    object.peer = message.peer;
                if (message.last && message.last.length) {
                    object.last = $Array(message.last.length);
                    for (let j = 0; j < message.last.length; ++j)
                        object.last[j] = $root.tailrace.v1.OriginLast.toObject(message.last[j], options, _depth + 1);
                }
                if (message.batchBytesMax != null && $Object.hasOwnProperty.call(message, "batchBytesMax"))
                    object.batchBytesMax = message.batchBytesMax;
                if (message.life != null && $Object.hasOwnProperty.call(message, "life"))
                    object.life = message.life;
                if (message.ask != null && $Object.hasOwnProperty.call(message, "ask"))
                    object.ask = $root.tailrace.v1.UplinkAsk.toObject(message.ask, options, _depth + 1);
                return object;
            };

            UplinkWelcome.prototype.toJSON = function() {
                return UplinkWelcome.toObject(this, $protobuf.util.toJSONOptions);
            };

            return UplinkWelcome;
        })();

        v1.UplinkAck = (function() {

            const UplinkAck = function (properties) {
                this.moved = [];
                this.overloaded = [];
                this.marks = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            UplinkAck.prototype.id = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            UplinkAck.prototype.moved = $util.emptyArray;
            UplinkAck.prototype.overloaded = $util.emptyArray;
            UplinkAck.prototype.marks = $util.emptyArray;

            UplinkAck.create = function(properties) {
                return new UplinkAck(properties);
            };

            UplinkAck.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.id != null && $Object.hasOwnProperty.call(message, "id") && (typeof message.id === "object" ? message.id.low || message.id.high : message.id !== 0))
                    writer.uint32(8).uint64(message.id);
                if (message.moved != null && message.moved.length)
                    for (let i = 0; i < message.moved.length; ++i)
                        writer.uint32(18).string(message.moved[i]);
                if (message.overloaded != null && message.overloaded.length)
                    for (let i = 0; i < message.overloaded.length; ++i)
                        writer.uint32(26).string(message.overloaded[i]);
                if (message.marks != null && message.marks.length)
                    for (let i = 0; i < message.marks.length; ++i)
                        $root.tailrace.v1.Mark.encode(message.marks[i], writer.uint32(34).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            UplinkAck.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.tailrace.v1.UplinkAck();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.id = value;
                            else
                                delete message.id;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.moved && message.moved.length))
                                message.moved = [];
                            message.moved.push(reader.stringVerify());
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.overloaded && message.overloaded.length))
                                message.overloaded = [];
                            message.overloaded.push(reader.stringVerify());
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if (!(message.marks && message.marks.length))
                                message.marks = [];
                            message.marks.push($root.tailrace.v1.Mark.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            UplinkAck.fromObject = function (object, _depth) {
                if (object instanceof $root.tailrace.v1.UplinkAck)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".tailrace.v1.UplinkAck: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.tailrace.v1.UplinkAck();
                if (object.id != null)
                    if (typeof object.id === "object" ? object.id.low || object.id.high : $Number(object.id) !== 0)
                        if ($util.Long)
                            message.id = $util.Long.fromValue(object.id, true);
                        else if (typeof object.id === "string")
                            message.id = $parseInt(object.id, 10);
                        else if (typeof object.id === "number")
                            message.id = object.id;
                        else if (typeof object.id === "object")
                            message.id = new $util.LongBits(object.id.low >>> 0, object.id.high >>> 0).toNumber(true);
                if (object.moved) {
                    if (!$Array.isArray(object.moved))
                        throw $TypeError(".tailrace.v1.UplinkAck.moved: array expected");
                    message.moved = $Array(object.moved.length);
                    for (let i = 0; i < object.moved.length; ++i)
                        message.moved[i] = $String(object.moved[i]);
                }
                if (object.overloaded) {
                    if (!$Array.isArray(object.overloaded))
                        throw $TypeError(".tailrace.v1.UplinkAck.overloaded: array expected");
                    message.overloaded = $Array(object.overloaded.length);
                    for (let i = 0; i < object.overloaded.length; ++i)
                        message.overloaded[i] = $String(object.overloaded[i]);
                }
                if (object.marks) {
                    if (!$Array.isArray(object.marks))
                        throw $TypeError(".tailrace.v1.UplinkAck.marks: array expected");
                    message.marks = $Array(object.marks.length);
                    for (let i = 0; i < object.marks.length; ++i) {
                        if (!$util.isObject(object.marks[i]))
                            throw $TypeError(".tailrace.v1.UplinkAck.marks: object expected");
                        message.marks[i] = $root.tailrace.v1.Mark.fromObject(object.marks[i], _depth + 1);
                    }
                }
                return message;
            };

            UplinkAck.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults) {
                    object.moved = [];
                    object.overloaded = [];
                    object.marks = [];
                }
                if (options.defaults)
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.id = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.id = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                if (message.id != null && $Object.hasOwnProperty.call(message, "id"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.id = typeof message.id === "number" ? $BigInt(message.id) : $util.Long.fromBits(message.id.low >>> 0, message.id.high >>> 0, true).toBigInt();
                    else if (typeof message.id === "number")
                        object.id = options.longs === $String ? $String(message.id) : message.id;
                    else
                        object.id = options.longs === $String ? $util.Long.prototype.toString.call(message.id) : options.longs === $Number ? new $util.LongBits(message.id.low >>> 0, message.id.high >>> 0).toNumber(true) : message.id;
                if (message.moved && message.moved.length) {
                    object.moved = $Array(message.moved.length);
                    for (let j = 0; j < message.moved.length; ++j)
                        object.moved[j] = message.moved[j];
                }
                if (message.overloaded && message.overloaded.length) {
                    object.overloaded = $Array(message.overloaded.length);
                    for (let j = 0; j < message.overloaded.length; ++j)
                        object.overloaded[j] = message.overloaded[j];
                }
                if (message.marks && message.marks.length) {
                    object.marks = $Array(message.marks.length);
                    for (let j = 0; j < message.marks.length; ++j)
                        object.marks[j] = $root.tailrace.v1.Mark.toObject(message.marks[j], options, _depth + 1);
                }
                return object;
            };

            UplinkAck.prototype.toJSON = function() {
                return UplinkAck.toObject(this, $protobuf.util.toJSONOptions);
            };

            return UplinkAck;
        })();

        return v1;
    })();

    return tailrace;
})();

export {
  $root as default
};
