/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
import $protobuf from "protobufjs/minimal.js";
import $Long from "long";

$protobuf.util.Long = $Long;
$protobuf.configure();

const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError, $TypeError = $util.global.TypeError, $String = $util.global.String, $Boolean = $util.global.Boolean, $Array = $util.global.Array, $Number = $util.global.Number, $parseInt = $util.global.parseInt, $BigInt = $util.global.BigInt, $isFinite = $util.global.isFinite;

const $root = $protobuf.roots["loggregator"] || ($protobuf.roots["loggregator"] = {});

export const loggregator = $root.loggregator = (() => {

    const loggregator = {};

    loggregator.v2 = (function() {

        const v2 = {};

        v2.EgressRequest = (function() {

            const EgressRequest = function (properties) {
                this.selectors = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            EgressRequest.prototype.shardId = "";
            EgressRequest.prototype.legacySelector = null;
            EgressRequest.prototype.usePreferredTags = false;
            EgressRequest.prototype.selectors = $util.emptyArray;
            EgressRequest.prototype.deterministicName = "";

            EgressRequest.create = function(properties) {
                return new EgressRequest(properties);
            };

            EgressRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.shardId != null && $Object.hasOwnProperty.call(message, "shardId") && message.shardId !== "")
                    writer.uint32(10).string(message.shardId);
                if (message.legacySelector != null && $Object.hasOwnProperty.call(message, "legacySelector"))
                    $root.loggregator.v2.Selector.encode(message.legacySelector, writer.uint32(18).fork(), _depth + 1).ldelim();
                if (message.usePreferredTags != null && $Object.hasOwnProperty.call(message, "usePreferredTags") && message.usePreferredTags !== false)
                    writer.uint32(24).bool(message.usePreferredTags);
                if (message.selectors != null && message.selectors.length)
                    for (let i = 0; i < message.selectors.length; ++i)
                        $root.loggregator.v2.Selector.encode(message.selectors[i], writer.uint32(34).fork(), _depth + 1).ldelim();
                if (message.deterministicName != null && $Object.hasOwnProperty.call(message, "deterministicName") && message.deterministicName !== "")
                    writer.uint32(42).string(message.deterministicName);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            EgressRequest.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.loggregator.v2.EgressRequest();
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
                                message.shardId = value;
                            else
                                delete message.shardId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.legacySelector = $root.loggregator.v2.Selector.decode(reader, reader.size(), $undefined, _depth + 1, message.legacySelector);
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.usePreferredTags = value;
                            else
                                delete message.usePreferredTags;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if (!(message.selectors && message.selectors.length))
                                message.selectors = [];
                            message.selectors.push($root.loggregator.v2.Selector.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.deterministicName = value;
                            else
                                delete message.deterministicName;
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

            EgressRequest.fromObject = function (object, _depth) {
                if (object instanceof $root.loggregator.v2.EgressRequest)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".loggregator.v2.EgressRequest: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.loggregator.v2.EgressRequest();
                if (object.shardId != null)
                    if (typeof object.shardId !== "string" || object.shardId.length)
                        message.shardId = $String(object.shardId);
                if (object.legacySelector != null) {
                    if (!$util.isObject(object.legacySelector))
                        throw $TypeError(".loggregator.v2.EgressRequest.legacySelector: object expected");
                    message.legacySelector = $root.loggregator.v2.Selector.fromObject(object.legacySelector, _depth + 1);
                }
                if (object.usePreferredTags != null)
                    if (object.usePreferredTags)
                        message.usePreferredTags = $Boolean(object.usePreferredTags);
                if (object.selectors) {
                    if (!$Array.isArray(object.selectors))
                        throw $TypeError(".loggregator.v2.EgressRequest.selectors: array expected");
                    message.selectors = $Array(object.selectors.length);
                    for (let i = 0; i < object.selectors.length; ++i) {
                        if (!$util.isObject(object.selectors[i]))
                            throw $TypeError(".loggregator.v2.EgressRequest.selectors: object expected");
                        message.selectors[i] = $root.loggregator.v2.Selector.fromObject(object.selectors[i], _depth + 1);
                    }
                }
                if (object.deterministicName != null)
                    if (typeof object.deterministicName !== "string" || object.deterministicName.length)
                        message.deterministicName = $String(object.deterministicName);
                return message;
            };

            EgressRequest.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.selectors = [];
                if (options.defaults) {
                    object.shardId = "";
                    object.legacySelector = null;
                    object.usePreferredTags = false;
                    object.deterministicName = "";
                }
                if (message.shardId != null && $Object.hasOwnProperty.call(message, "shardId"))
                    object.shardId = message.shardId;
                if (message.legacySelector != null && $Object.hasOwnProperty.call(message, "legacySelector"))
                    object.legacySelector = $root.loggregator.v2.Selector.toObject(message.legacySelector, options, _depth + 1);
                if (message.usePreferredTags != null && $Object.hasOwnProperty.call(message, "usePreferredTags"))
                    object.usePreferredTags = message.usePreferredTags;
                if (message.selectors && message.selectors.length) {
                    object.selectors = $Array(message.selectors.length);
                    for (let j = 0; j < message.selectors.length; ++j)
                        object.selectors[j] = $root.loggregator.v2.Selector.toObject(message.selectors[j], options, _depth + 1);
                }
                if (message.deterministicName != null && $Object.hasOwnProperty.call(message, "deterministicName"))
                    object.deterministicName = message.deterministicName;
                return object;
            };

            EgressRequest.prototype.toJSON = function() {
                return EgressRequest.toObject(this, $protobuf.util.toJSONOptions);
            };

            return EgressRequest;
        })();

        v2.EgressBatchRequest = (function() {

            const EgressBatchRequest = function (properties) {
                this.selectors = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            EgressBatchRequest.prototype.shardId = "";
            EgressBatchRequest.prototype.legacySelector = null;
            EgressBatchRequest.prototype.usePreferredTags = false;
            EgressBatchRequest.prototype.selectors = $util.emptyArray;
            EgressBatchRequest.prototype.deterministicName = "";

            EgressBatchRequest.create = function(properties) {
                return new EgressBatchRequest(properties);
            };

            EgressBatchRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.shardId != null && $Object.hasOwnProperty.call(message, "shardId") && message.shardId !== "")
                    writer.uint32(10).string(message.shardId);
                if (message.legacySelector != null && $Object.hasOwnProperty.call(message, "legacySelector"))
                    $root.loggregator.v2.Selector.encode(message.legacySelector, writer.uint32(18).fork(), _depth + 1).ldelim();
                if (message.usePreferredTags != null && $Object.hasOwnProperty.call(message, "usePreferredTags") && message.usePreferredTags !== false)
                    writer.uint32(24).bool(message.usePreferredTags);
                if (message.selectors != null && message.selectors.length)
                    for (let i = 0; i < message.selectors.length; ++i)
                        $root.loggregator.v2.Selector.encode(message.selectors[i], writer.uint32(34).fork(), _depth + 1).ldelim();
                if (message.deterministicName != null && $Object.hasOwnProperty.call(message, "deterministicName") && message.deterministicName !== "")
                    writer.uint32(42).string(message.deterministicName);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            EgressBatchRequest.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.loggregator.v2.EgressBatchRequest();
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
                                message.shardId = value;
                            else
                                delete message.shardId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.legacySelector = $root.loggregator.v2.Selector.decode(reader, reader.size(), $undefined, _depth + 1, message.legacySelector);
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.usePreferredTags = value;
                            else
                                delete message.usePreferredTags;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if (!(message.selectors && message.selectors.length))
                                message.selectors = [];
                            message.selectors.push($root.loggregator.v2.Selector.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.deterministicName = value;
                            else
                                delete message.deterministicName;
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

            EgressBatchRequest.fromObject = function (object, _depth) {
                if (object instanceof $root.loggregator.v2.EgressBatchRequest)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".loggregator.v2.EgressBatchRequest: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.loggregator.v2.EgressBatchRequest();
                if (object.shardId != null)
                    if (typeof object.shardId !== "string" || object.shardId.length)
                        message.shardId = $String(object.shardId);
                if (object.legacySelector != null) {
                    if (!$util.isObject(object.legacySelector))
                        throw $TypeError(".loggregator.v2.EgressBatchRequest.legacySelector: object expected");
                    message.legacySelector = $root.loggregator.v2.Selector.fromObject(object.legacySelector, _depth + 1);
                }
                if (object.usePreferredTags != null)
                    if (object.usePreferredTags)
                        message.usePreferredTags = $Boolean(object.usePreferredTags);
                if (object.selectors) {
                    if (!$Array.isArray(object.selectors))
                        throw $TypeError(".loggregator.v2.EgressBatchRequest.selectors: array expected");
                    message.selectors = $Array(object.selectors.length);
                    for (let i = 0; i < object.selectors.length; ++i) {
                        if (!$util.isObject(object.selectors[i]))
                            throw $TypeError(".loggregator.v2.EgressBatchRequest.selectors: object expected");
                        message.selectors[i] = $root.loggregator.v2.Selector.fromObject(object.selectors[i], _depth + 1);
                    }
                }
                if (object.deterministicName != null)
                    if (typeof object.deterministicName !== "string" || object.deterministicName.length)
                        message.deterministicName = $String(object.deterministicName);
                return message;
            };

            EgressBatchRequest.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.selectors = [];
                if (options.defaults) {
                    object.shardId = "";
                    object.legacySelector = null;
                    object.usePreferredTags = false;
                    object.deterministicName = "";
                }
                if (message.shardId != null && $Object.hasOwnProperty.call(message, "shardId"))
                    object.shardId = message.shardId;
                if (message.legacySelector != null && $Object.hasOwnProperty.call(message, "legacySelector"))
                    object.legacySelector = $root.loggregator.v2.Selector.toObject(message.legacySelector, options, _depth + 1);
                if (message.usePreferredTags != null && $Object.hasOwnProperty.call(message, "usePreferredTags"))
                    object.usePreferredTags = message.usePreferredTags;
                if (message.selectors && message.selectors.length) {
                    object.selectors = $Array(message.selectors.length);
                    for (let j = 0; j < message.selectors.length; ++j)
                        object.selectors[j] = $root.loggregator.v2.Selector.toObject(message.selectors[j], options, _depth + 1);
                }
                if (message.deterministicName != null && $Object.hasOwnProperty.call(message, "deterministicName"))
                    object.deterministicName = message.deterministicName;
                return object;
            };

            EgressBatchRequest.prototype.toJSON = function() {
                return EgressBatchRequest.toObject(this, $protobuf.util.toJSONOptions);
            };

            return EgressBatchRequest;
        })();

        v2.Selector = (function() {

            const Selector = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Selector.prototype.sourceId = "";
            Selector.prototype.log = null;
            Selector.prototype.counter = null;
            Selector.prototype.gauge = null;
            Selector.prototype.timer = null;
            Selector.prototype.event = null;

            let $oneOfFields;

            $Object.defineProperty(Selector.prototype, "Message", {
                get: $util.oneOfGetter($oneOfFields = ["log", "counter", "gauge", "timer", "event"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            Selector.create = function(properties) {
                return new Selector(properties);
            };

            Selector.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.sourceId != null && $Object.hasOwnProperty.call(message, "sourceId") && message.sourceId !== "")
                    writer.uint32(10).string(message.sourceId);
                if (message.log != null && $Object.hasOwnProperty.call(message, "log"))
                    $root.loggregator.v2.LogSelector.encode(message.log, writer.uint32(18).fork(), _depth + 1).ldelim();
                if (message.counter != null && $Object.hasOwnProperty.call(message, "counter"))
                    $root.loggregator.v2.CounterSelector.encode(message.counter, writer.uint32(26).fork(), _depth + 1).ldelim();
                if (message.gauge != null && $Object.hasOwnProperty.call(message, "gauge"))
                    $root.loggregator.v2.GaugeSelector.encode(message.gauge, writer.uint32(34).fork(), _depth + 1).ldelim();
                if (message.timer != null && $Object.hasOwnProperty.call(message, "timer"))
                    $root.loggregator.v2.TimerSelector.encode(message.timer, writer.uint32(42).fork(), _depth + 1).ldelim();
                if (message.event != null && $Object.hasOwnProperty.call(message, "event"))
                    $root.loggregator.v2.EventSelector.encode(message.event, writer.uint32(50).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Selector.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.loggregator.v2.Selector();
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
                                message.sourceId = value;
                            else
                                delete message.sourceId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.log = $root.loggregator.v2.LogSelector.decode(reader, reader.size(), $undefined, _depth + 1, message.log);
                            message.Message = "log";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.counter = $root.loggregator.v2.CounterSelector.decode(reader, reader.size(), $undefined, _depth + 1, message.counter);
                            message.Message = "counter";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.gauge = $root.loggregator.v2.GaugeSelector.decode(reader, reader.size(), $undefined, _depth + 1, message.gauge);
                            message.Message = "gauge";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            message.timer = $root.loggregator.v2.TimerSelector.decode(reader, reader.size(), $undefined, _depth + 1, message.timer);
                            message.Message = "timer";
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            message.event = $root.loggregator.v2.EventSelector.decode(reader, reader.size(), $undefined, _depth + 1, message.event);
                            message.Message = "event";
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

            Selector.fromObject = function (object, _depth) {
                if (object instanceof $root.loggregator.v2.Selector)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".loggregator.v2.Selector: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.loggregator.v2.Selector();
                if (object.sourceId != null)
                    if (typeof object.sourceId !== "string" || object.sourceId.length)
                        message.sourceId = $String(object.sourceId);
                if (object.log != null) {
                    if (!$util.isObject(object.log))
                        throw $TypeError(".loggregator.v2.Selector.log: object expected");
                    message.log = $root.loggregator.v2.LogSelector.fromObject(object.log, _depth + 1);
                }
                if (object.counter != null) {
                    if (!$util.isObject(object.counter))
                        throw $TypeError(".loggregator.v2.Selector.counter: object expected");
                    message.counter = $root.loggregator.v2.CounterSelector.fromObject(object.counter, _depth + 1);
                }
                if (object.gauge != null) {
                    if (!$util.isObject(object.gauge))
                        throw $TypeError(".loggregator.v2.Selector.gauge: object expected");
                    message.gauge = $root.loggregator.v2.GaugeSelector.fromObject(object.gauge, _depth + 1);
                }
                if (object.timer != null) {
                    if (!$util.isObject(object.timer))
                        throw $TypeError(".loggregator.v2.Selector.timer: object expected");
                    message.timer = $root.loggregator.v2.TimerSelector.fromObject(object.timer, _depth + 1);
                }
                if (object.event != null) {
                    if (!$util.isObject(object.event))
                        throw $TypeError(".loggregator.v2.Selector.event: object expected");
                    message.event = $root.loggregator.v2.EventSelector.fromObject(object.event, _depth + 1);
                }
                return message;
            };

            Selector.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults)
                    object.sourceId = "";
                if (message.sourceId != null && $Object.hasOwnProperty.call(message, "sourceId"))
                    object.sourceId = message.sourceId;
                if (message.log != null && $Object.hasOwnProperty.call(message, "log")) {
                    object.log = $root.loggregator.v2.LogSelector.toObject(message.log, options, _depth + 1);
                    if (options.oneofs)
                        object.Message = "log";
                }
                if (message.counter != null && $Object.hasOwnProperty.call(message, "counter")) {
                    object.counter = $root.loggregator.v2.CounterSelector.toObject(message.counter, options, _depth + 1);
                    if (options.oneofs)
                        object.Message = "counter";
                }
                if (message.gauge != null && $Object.hasOwnProperty.call(message, "gauge")) {
                    object.gauge = $root.loggregator.v2.GaugeSelector.toObject(message.gauge, options, _depth + 1);
                    if (options.oneofs)
                        object.Message = "gauge";
                }
                if (message.timer != null && $Object.hasOwnProperty.call(message, "timer")) {
                    object.timer = $root.loggregator.v2.TimerSelector.toObject(message.timer, options, _depth + 1);
                    if (options.oneofs)
                        object.Message = "timer";
                }
                if (message.event != null && $Object.hasOwnProperty.call(message, "event")) {
                    object.event = $root.loggregator.v2.EventSelector.toObject(message.event, options, _depth + 1);
                    if (options.oneofs)
                        object.Message = "event";
                }
                return object;
            };

            Selector.prototype.toJSON = function() {
                return Selector.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Selector;
        })();

        v2.LogSelector = (function() {

            const LogSelector = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            LogSelector.create = function(properties) {
                return new LogSelector(properties);
            };

            LogSelector.encode = function (message, writer, _depth) {
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

            LogSelector.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.loggregator.v2.LogSelector();
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

            LogSelector.fromObject = function (object, _depth) {
                if (object instanceof $root.loggregator.v2.LogSelector)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".loggregator.v2.LogSelector: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                return new $root.loggregator.v2.LogSelector();
            };

            LogSelector.toObject = function () {
                return {};
            };

            LogSelector.prototype.toJSON = function() {
                return LogSelector.toObject(this, $protobuf.util.toJSONOptions);
            };

            return LogSelector;
        })();

        v2.CounterSelector = (function() {

            const CounterSelector = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            CounterSelector.prototype.name = "";

            CounterSelector.create = function(properties) {
                return new CounterSelector(properties);
            };

            CounterSelector.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(10).string(message.name);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            CounterSelector.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.loggregator.v2.CounterSelector();
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
                                message.name = value;
                            else
                                delete message.name;
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

            CounterSelector.fromObject = function (object, _depth) {
                if (object instanceof $root.loggregator.v2.CounterSelector)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".loggregator.v2.CounterSelector: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.loggregator.v2.CounterSelector();
                if (object.name != null)
                    if (typeof object.name !== "string" || object.name.length)
                        message.name = $String(object.name);
                return message;
            };

            CounterSelector.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults)
                    object.name = "";
                if (message.name != null && $Object.hasOwnProperty.call(message, "name"))
                    object.name = message.name;
                return object;
            };

            CounterSelector.prototype.toJSON = function() {
                return CounterSelector.toObject(this, $protobuf.util.toJSONOptions);
            };

            return CounterSelector;
        })();

        v2.GaugeSelector = (function() {

            const GaugeSelector = function (properties) {
                this.names = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            GaugeSelector.prototype.names = $util.emptyArray;

            GaugeSelector.create = function(properties) {
                return new GaugeSelector(properties);
            };

            GaugeSelector.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.names != null && message.names.length)
                    for (let i = 0; i < message.names.length; ++i)
                        writer.uint32(10).string(message.names[i]);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            GaugeSelector.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.loggregator.v2.GaugeSelector();
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
                            if (!(message.names && message.names.length))
                                message.names = [];
                            message.names.push(reader.stringVerify());
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

            GaugeSelector.fromObject = function (object, _depth) {
                if (object instanceof $root.loggregator.v2.GaugeSelector)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".loggregator.v2.GaugeSelector: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.loggregator.v2.GaugeSelector();
                if (object.names) {
                    if (!$Array.isArray(object.names))
                        throw $TypeError(".loggregator.v2.GaugeSelector.names: array expected");
                    message.names = $Array(object.names.length);
                    for (let i = 0; i < object.names.length; ++i)
                        message.names[i] = $String(object.names[i]);
                }
                return message;
            };

            GaugeSelector.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.names = [];
                if (message.names && message.names.length) {
                    object.names = $Array(message.names.length);
                    for (let j = 0; j < message.names.length; ++j)
                        object.names[j] = message.names[j];
                }
                return object;
            };

            GaugeSelector.prototype.toJSON = function() {
                return GaugeSelector.toObject(this, $protobuf.util.toJSONOptions);
            };

            return GaugeSelector;
        })();

        v2.TimerSelector = (function() {

            const TimerSelector = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            TimerSelector.create = function(properties) {
                return new TimerSelector(properties);
            };

            TimerSelector.encode = function (message, writer, _depth) {
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

            TimerSelector.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.loggregator.v2.TimerSelector();
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

            TimerSelector.fromObject = function (object, _depth) {
                if (object instanceof $root.loggregator.v2.TimerSelector)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".loggregator.v2.TimerSelector: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                return new $root.loggregator.v2.TimerSelector();
            };

            TimerSelector.toObject = function () {
                return {};
            };

            TimerSelector.prototype.toJSON = function() {
                return TimerSelector.toObject(this, $protobuf.util.toJSONOptions);
            };

            return TimerSelector;
        })();

        v2.EventSelector = (function() {

            const EventSelector = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            EventSelector.create = function(properties) {
                return new EventSelector(properties);
            };

            EventSelector.encode = function (message, writer, _depth) {
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

            EventSelector.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.loggregator.v2.EventSelector();
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

            EventSelector.fromObject = function (object, _depth) {
                if (object instanceof $root.loggregator.v2.EventSelector)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".loggregator.v2.EventSelector: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                return new $root.loggregator.v2.EventSelector();
            };

            EventSelector.toObject = function () {
                return {};
            };

            EventSelector.prototype.toJSON = function() {
                return EventSelector.toObject(this, $protobuf.util.toJSONOptions);
            };

            return EventSelector;
        })();

        v2.Envelope = (function() {

            const Envelope = function (properties) {
                this.deprecatedTags = {};
                this.tags = {};
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Envelope.prototype.timestamp = $util.Long ? $util.Long.fromBits(0,0,false) : 0;
            Envelope.prototype.sourceId = "";
            Envelope.prototype.instanceId = "";
            Envelope.prototype.deprecatedTags = $util.emptyObject;
            Envelope.prototype.tags = $util.emptyObject;
            Envelope.prototype.log = null;
            Envelope.prototype.counter = null;
            Envelope.prototype.gauge = null;
            Envelope.prototype.timer = null;
            Envelope.prototype.event = null;

            let $oneOfFields;

            $Object.defineProperty(Envelope.prototype, "message", {
                get: $util.oneOfGetter($oneOfFields = ["log", "counter", "gauge", "timer", "event"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            Envelope.create = function(properties) {
                return new Envelope(properties);
            };

            Envelope.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.timestamp != null && $Object.hasOwnProperty.call(message, "timestamp") && (typeof message.timestamp === "object" ? message.timestamp.low || message.timestamp.high : message.timestamp !== 0))
                    writer.uint32(8).int64(message.timestamp);
                if (message.sourceId != null && $Object.hasOwnProperty.call(message, "sourceId") && message.sourceId !== "")
                    writer.uint32(18).string(message.sourceId);
                if (message.deprecatedTags != null && $Object.hasOwnProperty.call(message, "deprecatedTags"))
                    for (let keys = $Object.keys(message.deprecatedTags), i = 0; i < keys.length; ++i) {
                        writer.uint32(26).fork().uint32(10).string(keys[i]);
                        $root.loggregator.v2.Value.encode(message.deprecatedTags[keys[i]], writer.uint32(18).fork(), _depth + 1).ldelim().ldelim();
                    }
                if (message.log != null && $Object.hasOwnProperty.call(message, "log"))
                    $root.loggregator.v2.Log.encode(message.log, writer.uint32(34).fork(), _depth + 1).ldelim();
                if (message.counter != null && $Object.hasOwnProperty.call(message, "counter"))
                    $root.loggregator.v2.Counter.encode(message.counter, writer.uint32(42).fork(), _depth + 1).ldelim();
                if (message.gauge != null && $Object.hasOwnProperty.call(message, "gauge"))
                    $root.loggregator.v2.Gauge.encode(message.gauge, writer.uint32(50).fork(), _depth + 1).ldelim();
                if (message.timer != null && $Object.hasOwnProperty.call(message, "timer"))
                    $root.loggregator.v2.Timer.encode(message.timer, writer.uint32(58).fork(), _depth + 1).ldelim();
                if (message.instanceId != null && $Object.hasOwnProperty.call(message, "instanceId") && message.instanceId !== "")
                    writer.uint32(66).string(message.instanceId);
                if (message.tags != null && $Object.hasOwnProperty.call(message, "tags"))
                    for (let keys = $Object.keys(message.tags), i = 0; i < keys.length; ++i)
                        writer.uint32(74).fork().uint32(10).string(keys[i]).uint32(18).string(message.tags[keys[i]]).ldelim();
                if (message.event != null && $Object.hasOwnProperty.call(message, "event"))
                    $root.loggregator.v2.Event.encode(message.event, writer.uint32(82).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Envelope.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, key, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.loggregator.v2.Envelope();
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
                            if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                message.timestamp = value;
                            else
                                delete message.timestamp;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.sourceId = value;
                            else
                                delete message.sourceId;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.instanceId = value;
                            else
                                delete message.instanceId;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (message.deprecatedTags === $util.emptyObject)
                                message.deprecatedTags = {};
                            let end2 = reader.size() + reader.pos;
                            if (end2 > reader.len)
                                throw $RangeError("index out of range");
                            reader.len = end2;
                            key = "";
                            value = null;
                            while (reader.pos < end2) {
                                let tag2 = reader.tag();
                                wireType = tag2 & 7;
                                switch (tag2 >>>= 3) {
                                case 1:
                                    if (wireType !== 2)
                                        break;
                                    key = reader.stringVerify();
                                    continue;
                                case 2:
                                    if (wireType !== 2)
                                        break;
                                    value = $root.loggregator.v2.Value.decode(reader, reader.size(), $undefined, _depth + 1, value);
                                    continue;
                                }
                                reader.skipType(wireType, _depth, tag2);
                            }
                            if (reader.pos !== end2)
                                throw $RangeError("index out of range");
                            reader.len = end;
                            if (key === "__proto__")
                                $util.makeProp(message.deprecatedTags, key);
                            message.deprecatedTags[key] = value || new $root.loggregator.v2.Value();
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            if (message.tags === $util.emptyObject)
                                message.tags = {};
                            let end2 = reader.size() + reader.pos;
                            if (end2 > reader.len)
                                throw $RangeError("index out of range");
                            reader.len = end2;
                            key = "";
                            value = "";
                            while (reader.pos < end2) {
                                let tag2 = reader.tag();
                                wireType = tag2 & 7;
                                switch (tag2 >>>= 3) {
                                case 1:
                                    if (wireType !== 2)
                                        break;
                                    key = reader.stringVerify();
                                    continue;
                                case 2:
                                    if (wireType !== 2)
                                        break;
                                    value = reader.stringVerify();
                                    continue;
                                }
                                reader.skipType(wireType, _depth, tag2);
                            }
                            if (reader.pos !== end2)
                                throw $RangeError("index out of range");
                            reader.len = end;
                            if (key === "__proto__")
                                $util.makeProp(message.tags, key);
                            message.tags[key] = value;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.log = $root.loggregator.v2.Log.decode(reader, reader.size(), $undefined, _depth + 1, message.log);
                            message.message = "log";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            message.counter = $root.loggregator.v2.Counter.decode(reader, reader.size(), $undefined, _depth + 1, message.counter);
                            message.message = "counter";
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            message.gauge = $root.loggregator.v2.Gauge.decode(reader, reader.size(), $undefined, _depth + 1, message.gauge);
                            message.message = "gauge";
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            message.timer = $root.loggregator.v2.Timer.decode(reader, reader.size(), $undefined, _depth + 1, message.timer);
                            message.message = "timer";
                            continue;
                        }
                    case 10: {
                            if (wireType !== 2)
                                break;
                            message.event = $root.loggregator.v2.Event.decode(reader, reader.size(), $undefined, _depth + 1, message.event);
                            message.message = "event";
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

            Envelope.fromObject = function (object, _depth) {
                if (object instanceof $root.loggregator.v2.Envelope)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".loggregator.v2.Envelope: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.loggregator.v2.Envelope();
                if (object.timestamp != null)
                    if (typeof object.timestamp === "object" ? object.timestamp.low || object.timestamp.high : $Number(object.timestamp) !== 0)
                        if ($util.Long)
                            message.timestamp = $util.Long.fromValue(object.timestamp, false);
                        else if (typeof object.timestamp === "string")
                            message.timestamp = $parseInt(object.timestamp, 10);
                        else if (typeof object.timestamp === "number")
                            message.timestamp = object.timestamp;
                        else if (typeof object.timestamp === "object")
                            message.timestamp = new $util.LongBits(object.timestamp.low >>> 0, object.timestamp.high >>> 0).toNumber();
                if (object.sourceId != null)
                    if (typeof object.sourceId !== "string" || object.sourceId.length)
                        message.sourceId = $String(object.sourceId);
                if (object.instanceId != null)
                    if (typeof object.instanceId !== "string" || object.instanceId.length)
                        message.instanceId = $String(object.instanceId);
                if (object.deprecatedTags) {
                    if (!$util.isObject(object.deprecatedTags))
                        throw $TypeError(".loggregator.v2.Envelope.deprecatedTags: object expected");
                    message.deprecatedTags = {};
                    for (let keys = $Object.keys(object.deprecatedTags), i = 0; i < keys.length; ++i) {
                        if (keys[i] === "__proto__")
                            $util.makeProp(message.deprecatedTags, keys[i]);
                        if (!$util.isObject(object.deprecatedTags[keys[i]]))
                            throw $TypeError(".loggregator.v2.Envelope.deprecatedTags: object expected");
                        message.deprecatedTags[keys[i]] = $root.loggregator.v2.Value.fromObject(object.deprecatedTags[keys[i]], _depth + 1);
                    }
                }
                if (object.tags) {
                    if (!$util.isObject(object.tags))
                        throw $TypeError(".loggregator.v2.Envelope.tags: object expected");
                    message.tags = {};
                    for (let keys = $Object.keys(object.tags), i = 0; i < keys.length; ++i) {
                        if (keys[i] === "__proto__")
                            $util.makeProp(message.tags, keys[i]);
                        message.tags[keys[i]] = $String(object.tags[keys[i]]);
                    }
                }
                if (object.log != null) {
                    if (!$util.isObject(object.log))
                        throw $TypeError(".loggregator.v2.Envelope.log: object expected");
                    message.log = $root.loggregator.v2.Log.fromObject(object.log, _depth + 1);
                }
                if (object.counter != null) {
                    if (!$util.isObject(object.counter))
                        throw $TypeError(".loggregator.v2.Envelope.counter: object expected");
                    message.counter = $root.loggregator.v2.Counter.fromObject(object.counter, _depth + 1);
                }
                if (object.gauge != null) {
                    if (!$util.isObject(object.gauge))
                        throw $TypeError(".loggregator.v2.Envelope.gauge: object expected");
                    message.gauge = $root.loggregator.v2.Gauge.fromObject(object.gauge, _depth + 1);
                }
                if (object.timer != null) {
                    if (!$util.isObject(object.timer))
                        throw $TypeError(".loggregator.v2.Envelope.timer: object expected");
                    message.timer = $root.loggregator.v2.Timer.fromObject(object.timer, _depth + 1);
                }
                if (object.event != null) {
                    if (!$util.isObject(object.event))
                        throw $TypeError(".loggregator.v2.Envelope.event: object expected");
                    message.event = $root.loggregator.v2.Event.fromObject(object.event, _depth + 1);
                }
                return message;
            };

            Envelope.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.objects || options.defaults) {
                    object.deprecatedTags = {};
                    object.tags = {};
                }
                if (options.defaults) {
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, false);
                        object.timestamp = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.timestamp = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.sourceId = "";
                    object.instanceId = "";
                }
                if (message.timestamp != null && $Object.hasOwnProperty.call(message, "timestamp"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.timestamp = typeof message.timestamp === "number" ? $BigInt(message.timestamp) : $util.Long.fromBits(message.timestamp.low >>> 0, message.timestamp.high >>> 0, false).toBigInt();
                    else if (typeof message.timestamp === "number")
                        object.timestamp = options.longs === $String ? $String(message.timestamp) : message.timestamp;
                    else
                        object.timestamp = options.longs === $String ? $util.Long.prototype.toString.call(message.timestamp) : options.longs === $Number ? new $util.LongBits(message.timestamp.low >>> 0, message.timestamp.high >>> 0).toNumber() : message.timestamp;
                if (message.sourceId != null && $Object.hasOwnProperty.call(message, "sourceId"))
                    object.sourceId = message.sourceId;
                let keys2;
                if (message.deprecatedTags && (keys2 = $Object.keys(message.deprecatedTags)).length) {
                    object.deprecatedTags = {};
                    for (let j = 0; j < keys2.length; ++j) {
                        if (keys2[j] === "__proto__")
                            $util.makeProp(object.deprecatedTags, keys2[j]);
                        object.deprecatedTags[keys2[j]] = $root.loggregator.v2.Value.toObject(message.deprecatedTags[keys2[j]], options, _depth + 1);
                    }
                }
                if (message.log != null && $Object.hasOwnProperty.call(message, "log")) {
                    object.log = $root.loggregator.v2.Log.toObject(message.log, options, _depth + 1);
                    if (options.oneofs)
                        object.message = "log";
                }
                if (message.counter != null && $Object.hasOwnProperty.call(message, "counter")) {
                    object.counter = $root.loggregator.v2.Counter.toObject(message.counter, options, _depth + 1);
                    if (options.oneofs)
                        object.message = "counter";
                }
                if (message.gauge != null && $Object.hasOwnProperty.call(message, "gauge")) {
                    object.gauge = $root.loggregator.v2.Gauge.toObject(message.gauge, options, _depth + 1);
                    if (options.oneofs)
                        object.message = "gauge";
                }
                if (message.timer != null && $Object.hasOwnProperty.call(message, "timer")) {
                    object.timer = $root.loggregator.v2.Timer.toObject(message.timer, options, _depth + 1);
                    if (options.oneofs)
                        object.message = "timer";
                }
                if (message.instanceId != null && $Object.hasOwnProperty.call(message, "instanceId"))
                    object.instanceId = message.instanceId;
                if (message.tags && (keys2 = $Object.keys(message.tags)).length) {
                    object.tags = {};
                    for (let j = 0; j < keys2.length; ++j) {
                        if (keys2[j] === "__proto__")
                            $util.makeProp(object.tags, keys2[j]);
                        object.tags[keys2[j]] = message.tags[keys2[j]];
                    }
                }
                if (message.event != null && $Object.hasOwnProperty.call(message, "event")) {
                    object.event = $root.loggregator.v2.Event.toObject(message.event, options, _depth + 1);
                    if (options.oneofs)
                        object.message = "event";
                }
                return object;
            };

            Envelope.prototype.toJSON = function() {
                return Envelope.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Envelope;
        })();

        v2.EnvelopeBatch = (function() {

            const EnvelopeBatch = function (properties) {
                this.batch = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            EnvelopeBatch.prototype.batch = $util.emptyArray;

            EnvelopeBatch.create = function(properties) {
                return new EnvelopeBatch(properties);
            };

            EnvelopeBatch.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.batch != null && message.batch.length)
                    for (let i = 0; i < message.batch.length; ++i)
                        $root.loggregator.v2.Envelope.encode(message.batch[i], writer.uint32(10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            EnvelopeBatch.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.loggregator.v2.EnvelopeBatch();
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
                            if (!(message.batch && message.batch.length))
                                message.batch = [];
                            message.batch.push($root.loggregator.v2.Envelope.decode(reader, reader.size(), $undefined, _depth + 1));
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

            EnvelopeBatch.fromObject = function (object, _depth) {
                if (object instanceof $root.loggregator.v2.EnvelopeBatch)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".loggregator.v2.EnvelopeBatch: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.loggregator.v2.EnvelopeBatch();
                if (object.batch) {
                    if (!$Array.isArray(object.batch))
                        throw $TypeError(".loggregator.v2.EnvelopeBatch.batch: array expected");
                    message.batch = $Array(object.batch.length);
                    for (let i = 0; i < object.batch.length; ++i) {
                        if (!$util.isObject(object.batch[i]))
                            throw $TypeError(".loggregator.v2.EnvelopeBatch.batch: object expected");
                        message.batch[i] = $root.loggregator.v2.Envelope.fromObject(object.batch[i], _depth + 1);
                    }
                }
                return message;
            };

            EnvelopeBatch.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.arrays || options.defaults)
                    object.batch = [];
                if (message.batch && message.batch.length) {
                    object.batch = $Array(message.batch.length);
                    for (let j = 0; j < message.batch.length; ++j)
                        object.batch[j] = $root.loggregator.v2.Envelope.toObject(message.batch[j], options, _depth + 1);
                }
                return object;
            };

            EnvelopeBatch.prototype.toJSON = function() {
                return EnvelopeBatch.toObject(this, $protobuf.util.toJSONOptions);
            };

            return EnvelopeBatch;
        })();

        v2.Value = (function() {

            const Value = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Value.prototype.text = null;
            Value.prototype.integer = null;
            Value.prototype.decimal = null;

            let $oneOfFields;

            $Object.defineProperty(Value.prototype, "data", {
                get: $util.oneOfGetter($oneOfFields = ["text", "integer", "decimal"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            Value.create = function(properties) {
                return new Value(properties);
            };

            Value.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.text != null && $Object.hasOwnProperty.call(message, "text"))
                    writer.uint32(10).string(message.text);
                if (message.integer != null && $Object.hasOwnProperty.call(message, "integer"))
                    writer.uint32(16).int64(message.integer);
                if (message.decimal != null && $Object.hasOwnProperty.call(message, "decimal"))
                    writer.uint32(25).double(message.decimal);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Value.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.loggregator.v2.Value();
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
                            message.text = reader.stringVerify();
                            message.data = "text";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            message.integer = reader.int64();
                            message.data = "integer";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 1)
                                break;
                            message.decimal = reader.double();
                            message.data = "decimal";
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

            Value.fromObject = function (object, _depth) {
                if (object instanceof $root.loggregator.v2.Value)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".loggregator.v2.Value: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.loggregator.v2.Value();
                if (object.text != null)
                    message.text = $String(object.text);
                if (object.integer != null)
                    if ($util.Long)
                        message.integer = $util.Long.fromValue(object.integer, false);
                    else if (typeof object.integer === "string")
                        message.integer = $parseInt(object.integer, 10);
                    else if (typeof object.integer === "number")
                        message.integer = object.integer;
                    else if (typeof object.integer === "object")
                        message.integer = new $util.LongBits(object.integer.low >>> 0, object.integer.high >>> 0).toNumber();
                if (object.decimal != null)
                    message.decimal = $Number(object.decimal);
                return message;
            };

            Value.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (message.text != null && $Object.hasOwnProperty.call(message, "text")) {
                    object.text = message.text;
                    if (options.oneofs)
                        object.data = "text";
                }
                if (message.integer != null && $Object.hasOwnProperty.call(message, "integer")) {
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.integer = typeof message.integer === "number" ? $BigInt(message.integer) : $util.Long.fromBits(message.integer.low >>> 0, message.integer.high >>> 0, false).toBigInt();
                    else if (typeof message.integer === "number")
                        object.integer = options.longs === $String ? $String(message.integer) : message.integer;
                    else
                        object.integer = options.longs === $String ? $util.Long.prototype.toString.call(message.integer) : options.longs === $Number ? new $util.LongBits(message.integer.low >>> 0, message.integer.high >>> 0).toNumber() : message.integer;
                    if (options.oneofs)
                        object.data = "integer";
                }
                if (message.decimal != null && $Object.hasOwnProperty.call(message, "decimal")) {
                    object.decimal = options.json && !$isFinite(message.decimal) ? $String(message.decimal) : message.decimal;
                    if (options.oneofs)
                        object.data = "decimal";
                }
                return object;
            };

            Value.prototype.toJSON = function() {
                return Value.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Value;
        })();

        v2.Log = (function() {

            const Log = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Log.prototype.payload = $util.newBuffer([]);
            Log.prototype.type = 0;

            Log.create = function(properties) {
                return new Log(properties);
            };

            Log.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.payload != null && $Object.hasOwnProperty.call(message, "payload") && message.payload.length)
                    writer.uint32(10).bytes(message.payload);
                if (message.type != null && $Object.hasOwnProperty.call(message, "type") && message.type !== 0)
                    writer.uint32(16).int32(message.type);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Log.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.loggregator.v2.Log();
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
                            if ((value = reader.bytes()).length)
                                message.payload = value;
                            else
                                delete message.payload;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.type = value;
                            else
                                delete message.type;
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

            Log.fromObject = function (object, _depth) {
                if (object instanceof $root.loggregator.v2.Log)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".loggregator.v2.Log: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.loggregator.v2.Log();
                if (object.payload != null)
                    if (object.payload.length)
                        if (typeof object.payload === "string")
                            $util.base64.decode(object.payload, message.payload = $util.newBuffer($util.base64.length(object.payload)), 0);
                        else if (object.payload.length >= 0)
                            message.payload = object.payload;
                if (object.type !== 0 && (typeof object.type !== "string" || $root.loggregator.v2.Log.Type[object.type] !== 0))
                    switch (object.type) {
                    case "OUT":
                    case 0:
                        message.type = 0;
                        break;
                    case "ERR":
                    case 1:
                        message.type = 1;
                        break;
                    default:
                        if (typeof object.type === "number" && (object.type | 0) === object.type)
                            message.type = object.type;
                    }
                return message;
            };

            Log.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    if (options.bytes === $String)
                        object.payload = "";
                    else {
                        object.payload = [];
                        if (options.bytes !== $Array)
                            object.payload = $util.newBuffer(object.payload);
                    }
                    object.type = options.enums === $String ? "OUT" : 0;
                }
                if (message.payload != null && $Object.hasOwnProperty.call(message, "payload"))
                    object.payload = options.bytes === $String ? $util.base64.encode(message.payload, 0, message.payload.length) : options.bytes === $Array ? $Array.prototype.slice.call(message.payload) : message.payload;
                if (message.type != null && $Object.hasOwnProperty.call(message, "type"))
                    object.type = options.enums === $String ? $root.loggregator.v2.Log.Type[message.type] === $undefined ? message.type : $root.loggregator.v2.Log.Type[message.type] : message.type;
                return object;
            };

            Log.prototype.toJSON = function() {
                return Log.toObject(this, $protobuf.util.toJSONOptions);
            };

            Log.Type = (function() {
                const valuesById = $Object.create(null), values = $Object.create(valuesById);
                values[valuesById[0] = "OUT"] = 0;
                values[valuesById[1] = "ERR"] = 1;
                return values;
            })();

            return Log;
        })();

        v2.Counter = (function() {

            const Counter = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Counter.prototype.name = "";
            Counter.prototype.delta = $util.Long ? $util.Long.fromBits(0,0,true) : 0;
            Counter.prototype.total = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            Counter.create = function(properties) {
                return new Counter(properties);
            };

            Counter.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(10).string(message.name);
                if (message.delta != null && $Object.hasOwnProperty.call(message, "delta") && (typeof message.delta === "object" ? message.delta.low || message.delta.high : message.delta !== 0))
                    writer.uint32(16).uint64(message.delta);
                if (message.total != null && $Object.hasOwnProperty.call(message, "total") && (typeof message.total === "object" ? message.total.low || message.total.high : message.total !== 0))
                    writer.uint32(24).uint64(message.total);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Counter.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.loggregator.v2.Counter();
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
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.delta = value;
                            else
                                delete message.delta;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.total = value;
                            else
                                delete message.total;
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

            Counter.fromObject = function (object, _depth) {
                if (object instanceof $root.loggregator.v2.Counter)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".loggregator.v2.Counter: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.loggregator.v2.Counter();
                if (object.name != null)
                    if (typeof object.name !== "string" || object.name.length)
                        message.name = $String(object.name);
                if (object.delta != null)
                    if (typeof object.delta === "object" ? object.delta.low || object.delta.high : $Number(object.delta) !== 0)
                        if ($util.Long)
                            message.delta = $util.Long.fromValue(object.delta, true);
                        else if (typeof object.delta === "string")
                            message.delta = $parseInt(object.delta, 10);
                        else if (typeof object.delta === "number")
                            message.delta = object.delta;
                        else if (typeof object.delta === "object")
                            message.delta = new $util.LongBits(object.delta.low >>> 0, object.delta.high >>> 0).toNumber(true);
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
                return message;
            };

            Counter.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.name = "";
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.delta = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.delta = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, true);
                        object.total = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.total = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                }
                if (message.name != null && $Object.hasOwnProperty.call(message, "name"))
                    object.name = message.name;
                if (message.delta != null && $Object.hasOwnProperty.call(message, "delta"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.delta = typeof message.delta === "number" ? $BigInt(message.delta) : $util.Long.fromBits(message.delta.low >>> 0, message.delta.high >>> 0, true).toBigInt();
                    else if (typeof message.delta === "number")
                        object.delta = options.longs === $String ? $String(message.delta) : message.delta;
                    else
                        object.delta = options.longs === $String ? $util.Long.prototype.toString.call(message.delta) : options.longs === $Number ? new $util.LongBits(message.delta.low >>> 0, message.delta.high >>> 0).toNumber(true) : message.delta;
                if (message.total != null && $Object.hasOwnProperty.call(message, "total"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.total = typeof message.total === "number" ? $BigInt(message.total) : $util.Long.fromBits(message.total.low >>> 0, message.total.high >>> 0, true).toBigInt();
                    else if (typeof message.total === "number")
                        object.total = options.longs === $String ? $String(message.total) : message.total;
                    else
                        object.total = options.longs === $String ? $util.Long.prototype.toString.call(message.total) : options.longs === $Number ? new $util.LongBits(message.total.low >>> 0, message.total.high >>> 0).toNumber(true) : message.total;
                return object;
            };

            Counter.prototype.toJSON = function() {
                return Counter.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Counter;
        })();

        v2.Gauge = (function() {

            const Gauge = function (properties) {
                this.metrics = {};
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Gauge.prototype.metrics = $util.emptyObject;

            Gauge.create = function(properties) {
                return new Gauge(properties);
            };

            Gauge.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.metrics != null && $Object.hasOwnProperty.call(message, "metrics"))
                    for (let keys = $Object.keys(message.metrics), i = 0; i < keys.length; ++i) {
                        writer.uint32(10).fork().uint32(10).string(keys[i]);
                        $root.loggregator.v2.GaugeValue.encode(message.metrics[keys[i]], writer.uint32(18).fork(), _depth + 1).ldelim().ldelim();
                    }
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Gauge.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, key, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.loggregator.v2.Gauge();
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
                            if (message.metrics === $util.emptyObject)
                                message.metrics = {};
                            let end2 = reader.size() + reader.pos;
                            if (end2 > reader.len)
                                throw $RangeError("index out of range");
                            reader.len = end2;
                            key = "";
                            value = null;
                            while (reader.pos < end2) {
                                let tag2 = reader.tag();
                                wireType = tag2 & 7;
                                switch (tag2 >>>= 3) {
                                case 1:
                                    if (wireType !== 2)
                                        break;
                                    key = reader.stringVerify();
                                    continue;
                                case 2:
                                    if (wireType !== 2)
                                        break;
                                    value = $root.loggregator.v2.GaugeValue.decode(reader, reader.size(), $undefined, _depth + 1, value);
                                    continue;
                                }
                                reader.skipType(wireType, _depth, tag2);
                            }
                            if (reader.pos !== end2)
                                throw $RangeError("index out of range");
                            reader.len = end;
                            if (key === "__proto__")
                                $util.makeProp(message.metrics, key);
                            message.metrics[key] = value || new $root.loggregator.v2.GaugeValue();
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

            Gauge.fromObject = function (object, _depth) {
                if (object instanceof $root.loggregator.v2.Gauge)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".loggregator.v2.Gauge: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.loggregator.v2.Gauge();
                if (object.metrics) {
                    if (!$util.isObject(object.metrics))
                        throw $TypeError(".loggregator.v2.Gauge.metrics: object expected");
                    message.metrics = {};
                    for (let keys = $Object.keys(object.metrics), i = 0; i < keys.length; ++i) {
                        if (keys[i] === "__proto__")
                            $util.makeProp(message.metrics, keys[i]);
                        if (!$util.isObject(object.metrics[keys[i]]))
                            throw $TypeError(".loggregator.v2.Gauge.metrics: object expected");
                        message.metrics[keys[i]] = $root.loggregator.v2.GaugeValue.fromObject(object.metrics[keys[i]], _depth + 1);
                    }
                }
                return message;
            };

            Gauge.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.objects || options.defaults)
                    object.metrics = {};
                let keys2;
                if (message.metrics && (keys2 = $Object.keys(message.metrics)).length) {
                    object.metrics = {};
                    for (let j = 0; j < keys2.length; ++j) {
                        if (keys2[j] === "__proto__")
                            $util.makeProp(object.metrics, keys2[j]);
                        object.metrics[keys2[j]] = $root.loggregator.v2.GaugeValue.toObject(message.metrics[keys2[j]], options, _depth + 1);
                    }
                }
                return object;
            };

            Gauge.prototype.toJSON = function() {
                return Gauge.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Gauge;
        })();

        v2.GaugeValue = (function() {

            const GaugeValue = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            GaugeValue.prototype.unit = "";
            GaugeValue.prototype.value = 0;

            GaugeValue.create = function(properties) {
                return new GaugeValue(properties);
            };

            GaugeValue.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.unit != null && $Object.hasOwnProperty.call(message, "unit") && message.unit !== "")
                    writer.uint32(10).string(message.unit);
                if (message.value != null && $Object.hasOwnProperty.call(message, "value") && !$Object.is(message.value, 0))
                    writer.uint32(17).double(message.value);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            GaugeValue.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.loggregator.v2.GaugeValue();
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
                                message.unit = value;
                            else
                                delete message.unit;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.value = value;
                            else
                                delete message.value;
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

            GaugeValue.fromObject = function (object, _depth) {
                if (object instanceof $root.loggregator.v2.GaugeValue)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".loggregator.v2.GaugeValue: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.loggregator.v2.GaugeValue();
                if (object.unit != null)
                    if (typeof object.unit !== "string" || object.unit.length)
                        message.unit = $String(object.unit);
                if (object.value != null)
                    if (!$Object.is($Number(object.value), 0))
                        message.value = $Number(object.value);
                return message;
            };

            GaugeValue.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.unit = "";
                    object.value = 0;
                }
                if (message.unit != null && $Object.hasOwnProperty.call(message, "unit"))
                    object.unit = message.unit;
                if (message.value != null && $Object.hasOwnProperty.call(message, "value"))
                    object.value = options.json && !$isFinite(message.value) ? $String(message.value) : message.value;
                return object;
            };

            GaugeValue.prototype.toJSON = function() {
                return GaugeValue.toObject(this, $protobuf.util.toJSONOptions);
            };

            return GaugeValue;
        })();

        v2.Timer = (function() {

            const Timer = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Timer.prototype.name = "";
            Timer.prototype.start = $util.Long ? $util.Long.fromBits(0,0,false) : 0;
            Timer.prototype.stop = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            Timer.create = function(properties) {
                return new Timer(properties);
            };

            Timer.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(10).string(message.name);
                if (message.start != null && $Object.hasOwnProperty.call(message, "start") && (typeof message.start === "object" ? message.start.low || message.start.high : message.start !== 0))
                    writer.uint32(16).int64(message.start);
                if (message.stop != null && $Object.hasOwnProperty.call(message, "stop") && (typeof message.stop === "object" ? message.stop.low || message.stop.high : message.stop !== 0))
                    writer.uint32(24).int64(message.stop);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Timer.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.loggregator.v2.Timer();
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
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                message.start = value;
                            else
                                delete message.start;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                message.stop = value;
                            else
                                delete message.stop;
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

            Timer.fromObject = function (object, _depth) {
                if (object instanceof $root.loggregator.v2.Timer)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".loggregator.v2.Timer: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.loggregator.v2.Timer();
                if (object.name != null)
                    if (typeof object.name !== "string" || object.name.length)
                        message.name = $String(object.name);
                if (object.start != null)
                    if (typeof object.start === "object" ? object.start.low || object.start.high : $Number(object.start) !== 0)
                        if ($util.Long)
                            message.start = $util.Long.fromValue(object.start, false);
                        else if (typeof object.start === "string")
                            message.start = $parseInt(object.start, 10);
                        else if (typeof object.start === "number")
                            message.start = object.start;
                        else if (typeof object.start === "object")
                            message.start = new $util.LongBits(object.start.low >>> 0, object.start.high >>> 0).toNumber();
                if (object.stop != null)
                    if (typeof object.stop === "object" ? object.stop.low || object.stop.high : $Number(object.stop) !== 0)
                        if ($util.Long)
                            message.stop = $util.Long.fromValue(object.stop, false);
                        else if (typeof object.stop === "string")
                            message.stop = $parseInt(object.stop, 10);
                        else if (typeof object.stop === "number")
                            message.stop = object.stop;
                        else if (typeof object.stop === "object")
                            message.stop = new $util.LongBits(object.stop.low >>> 0, object.stop.high >>> 0).toNumber();
                return message;
            };

            Timer.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.name = "";
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, false);
                        object.start = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.start = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, false);
                        object.stop = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.stop = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                }
                if (message.name != null && $Object.hasOwnProperty.call(message, "name"))
                    object.name = message.name;
                if (message.start != null && $Object.hasOwnProperty.call(message, "start"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.start = typeof message.start === "number" ? $BigInt(message.start) : $util.Long.fromBits(message.start.low >>> 0, message.start.high >>> 0, false).toBigInt();
                    else if (typeof message.start === "number")
                        object.start = options.longs === $String ? $String(message.start) : message.start;
                    else
                        object.start = options.longs === $String ? $util.Long.prototype.toString.call(message.start) : options.longs === $Number ? new $util.LongBits(message.start.low >>> 0, message.start.high >>> 0).toNumber() : message.start;
                if (message.stop != null && $Object.hasOwnProperty.call(message, "stop"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.stop = typeof message.stop === "number" ? $BigInt(message.stop) : $util.Long.fromBits(message.stop.low >>> 0, message.stop.high >>> 0, false).toBigInt();
                    else if (typeof message.stop === "number")
                        object.stop = options.longs === $String ? $String(message.stop) : message.stop;
                    else
                        object.stop = options.longs === $String ? $util.Long.prototype.toString.call(message.stop) : options.longs === $Number ? new $util.LongBits(message.stop.low >>> 0, message.stop.high >>> 0).toNumber() : message.stop;
                return object;
            };

            Timer.prototype.toJSON = function() {
                return Timer.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Timer;
        })();

        v2.Event = (function() {

            const Event = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Event.prototype.title = "";
            Event.prototype.body = "";

            Event.create = function(properties) {
                return new Event(properties);
            };

            Event.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.title != null && $Object.hasOwnProperty.call(message, "title") && message.title !== "")
                    writer.uint32(10).string(message.title);
                if (message.body != null && $Object.hasOwnProperty.call(message, "body") && message.body !== "")
                    writer.uint32(18).string(message.body);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Event.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.loggregator.v2.Event();
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
                                message.title = value;
                            else
                                delete message.title;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.body = value;
                            else
                                delete message.body;
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

            Event.fromObject = function (object, _depth) {
                if (object instanceof $root.loggregator.v2.Event)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".loggregator.v2.Event: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.loggregator.v2.Event();
                if (object.title != null)
                    if (typeof object.title !== "string" || object.title.length)
                        message.title = $String(object.title);
                if (object.body != null)
                    if (typeof object.body !== "string" || object.body.length)
                        message.body = $String(object.body);
                return message;
            };

            Event.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    object.title = "";
                    object.body = "";
                }
                if (message.title != null && $Object.hasOwnProperty.call(message, "title"))
                    object.title = message.title;
                if (message.body != null && $Object.hasOwnProperty.call(message, "body"))
                    object.body = message.body;
                return object;
            };

            Event.prototype.toJSON = function() {
                return Event.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Event;
        })();

        v2.IngressResponse = (function() {

            const IngressResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            IngressResponse.create = function(properties) {
                return new IngressResponse(properties);
            };

            IngressResponse.encode = function (message, writer, _depth) {
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

            IngressResponse.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.loggregator.v2.IngressResponse();
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

            IngressResponse.fromObject = function (object, _depth) {
                if (object instanceof $root.loggregator.v2.IngressResponse)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".loggregator.v2.IngressResponse: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                return new $root.loggregator.v2.IngressResponse();
            };

            IngressResponse.toObject = function () {
                return {};
            };

            IngressResponse.prototype.toJSON = function() {
                return IngressResponse.toObject(this, $protobuf.util.toJSONOptions);
            };

            return IngressResponse;
        })();

        v2.BatchSenderResponse = (function() {

            const BatchSenderResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            BatchSenderResponse.create = function(properties) {
                return new BatchSenderResponse(properties);
            };

            BatchSenderResponse.encode = function (message, writer, _depth) {
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

            BatchSenderResponse.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.loggregator.v2.BatchSenderResponse();
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

            BatchSenderResponse.fromObject = function (object, _depth) {
                if (object instanceof $root.loggregator.v2.BatchSenderResponse)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".loggregator.v2.BatchSenderResponse: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                return new $root.loggregator.v2.BatchSenderResponse();
            };

            BatchSenderResponse.toObject = function () {
                return {};
            };

            BatchSenderResponse.prototype.toJSON = function() {
                return BatchSenderResponse.toObject(this, $protobuf.util.toJSONOptions);
            };

            return BatchSenderResponse;
        })();

        v2.SendResponse = (function() {

            const SendResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            SendResponse.create = function(properties) {
                return new SendResponse(properties);
            };

            SendResponse.encode = function (message, writer, _depth) {
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

            SendResponse.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.loggregator.v2.SendResponse();
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

            SendResponse.fromObject = function (object, _depth) {
                if (object instanceof $root.loggregator.v2.SendResponse)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".loggregator.v2.SendResponse: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                return new $root.loggregator.v2.SendResponse();
            };

            SendResponse.toObject = function () {
                return {};
            };

            SendResponse.prototype.toJSON = function() {
                return SendResponse.toObject(this, $protobuf.util.toJSONOptions);
            };

            return SendResponse;
        })();

        return v2;
    })();

    return loggregator;
})();

export {
  $root as default
};
