"""Measures Hermo's cases in numpy or PyTorch: python3 peers.py numpy|torch THREADS SECONDS CASE...

Prints a JSON line a case, with the figures of several runs after a warm-up, each of about a fifth of SECONDS.
The nets, rows, batches and optimizers are those of src/bench/java/hermo/bench.
  xor            2-8-1, the four rows of XOR a step, gradient descent: steps/s
  small          16-64-32-3, 1,000 rows, batches of 32, Adam: rows/s
  large          784-512-256-10, 5,120 rows, batches of 128, Adam: rows/s
  predict-tiny   a row through 4-8-1: µs
  predict-large  a row through 784-512-256-10: µs
  product        Z = A Wᵀ of the first layer of a step of "large", 128 × 784 × 512: µs (numpy only)
  products       all products of a step of "large", and nothing else: µs (numpy only)
  cold           trains XOR for 100 steps and prints the loss; its process is to be timed from outside
"""
import json
import os
import sys
import time

PEER, THREADS, SECONDS, CASES = sys.argv[1], int(sys.argv[2]), float(sys.argv[3]), sys.argv[4:]
RUNS = 5

# Before a BLAS is loaded: how many threads, and none of what another BLAS on this machine may need to be told.
for variable in "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS":
    os.environ[variable] = str(THREADS)
for variable in "OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE":
    os.environ.pop(variable, None)

try:
    if PEER == "numpy":
        import numpy as np
    else:
        import torch
        from torch import nn
        from torch.nn import functional as F
        torch.set_num_threads(THREADS)
        torch.manual_seed(1)
except ImportError as e:
    sys.exit(f"{sys.executable} cannot import {PEER}: {e}")

XOR_X, XOR_Y = [[0, 0], [0, 1], [1, 0], [1, 1]], [[0], [1], [1], [0]]
LARGE = [784, 512, 256, 10]
ROWS = 128


def emit(case, work, unit):
    """Prints the figures of a few runs of work(), which returns how many units it did."""

    def run(seconds):
        units, start = 0, time.perf_counter()
        while True:
            units += work()
            spent = time.perf_counter() - start
            if spent >= seconds:
                return units / spent

    run(SECONDS)
    figures = [run(SECONDS / RUNS) for _ in range(RUNS)]
    if unit == "µs":
        figures = [1e6 / f for f in figures]
    print(json.dumps({"case": case, "figures": figures}), flush=True)


def times(count, call):
    def work():
        for _ in range(count):
            call()
        return count
    return work


class NumpyNet:
    """What a BLAS and nothing else gives: all parameters in one vector, weights of [out, in]."""

    def __init__(self, widths, hidden, last, rate, adam=False):
        random = np.random.RandomState(1)
        self.hidden, self.last, self.rate, self.adam, self.t = hidden, last, np.float32(rate), adam, 0
        shapes = [(b, a) for a, b in zip(widths, widths[1:])]
        size = sum(o * i + o for o, i in shapes)
        self.p, self.g, self.m, self.v, self.s, self.u = np.zeros((6, size), np.float32)
        self.layers, k = [], 0
        for o, i in shapes:
            w, b = slice(k, k + o * i), slice(k + o * i, k + o * i + o)
            k = b.stop
            self.p[w] = random.randn(o * i) * np.sqrt(2 / i)
            self.layers.append((self.p[w].reshape(o, i), self.p[b], self.g[w].reshape(o, i), self.g[b]))

    def forward(self, x):
        self.a = [x]
        for w, b, _, _ in self.layers[:-1]:
            z = self.a[-1] @ w.T
            z += b
            self.a.append(np.tanh(z, out=z) if self.hidden == "tanh" else np.maximum(z, 0, out=z))
        w, b, _, _ = self.layers[-1]
        z = self.a[-1] @ w.T
        z += b
        if self.last == "sigmoid":
            return 1 / (1 + np.exp(-z))
        z -= z.max(1, keepdims=True)
        np.exp(z, out=z)
        z /= z.sum(1, keepdims=True)
        return z

    def step(self, x, y):
        d = self.forward(x)  # of cross-entropy with sigmoid or softmax: dz = (p - y) / rows
        d -= y
        d /= np.float32(len(x))
        for k in reversed(range(len(self.layers))):
            w, _, dw, db = self.layers[k]
            a = self.a[k]
            np.matmul(d.T, a, out=dw)
            d.sum(0, out=db)
            if k:
                d = d @ w
                d *= 1 - a * a if self.hidden == "tanh" else a > 0
        self.update()

    def update(self):
        g, m, v, s, u, f32 = self.g, self.m, self.v, self.s, self.u, np.float32
        self.t += 1
        if not self.adam:
            np.multiply(g, self.rate, out=s)
            self.p -= s
            return
        m *= f32(0.9)
        m += np.multiply(g, f32(0.1), out=s)
        v *= f32(0.999)
        np.multiply(g, g, out=s)
        s *= f32(0.001)
        v += s
        np.sqrt(v, out=s)
        s += f32(1e-8)
        np.divide(m, s, out=u)
        u *= f32(self.rate * np.sqrt(1 - 0.999**self.t) / (1 - 0.9**self.t))
        self.p -= u


def numpy_xor():
    net = NumpyNet([2, 8, 1], "tanh", "sigmoid", 0.5)
    x, y = np.array(XOR_X, np.float32), np.array(XOR_Y, np.float32)

    def loss():
        p = net.forward(x)
        return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
    return lambda: net.step(x, y), loss


def numpy_epoch(widths, rows, batch):
    random = np.random.RandomState(1)
    net = NumpyNet(widths, "relu", "softmax", 1e-3, adam=True)
    x = random.rand(rows, widths[0]).astype(np.float32)
    y = np.eye(widths[-1], dtype=np.float32)[np.arange(rows) % widths[-1]]

    def epoch():
        order = random.permutation(rows)
        for k in range(0, rows, batch):
            chosen = order[k:k + batch]
            net.step(x[chosen], y[chosen])
        return rows
    return epoch


def numpy_predict(widths, hidden, last):
    net = NumpyNet(widths, hidden, last, 0)
    x = np.random.RandomState(1).rand(1, widths[0]).astype(np.float32)
    return lambda: net.forward(x)


def numpy_products():
    """Returns the first product, and a call of all."""
    random = np.random.RandomState(1)

    def matrix(rows, columns):
        return random.rand(rows, columns).astype(np.float32) - np.float32(0.5)

    layers = [[matrix(ROWS, i), matrix(o, i), matrix(ROWS, o), matrix(o, i), matrix(ROWS, o), matrix(ROWS, i)]
              for i, o in zip(LARGE, LARGE[1:])]  # a, w, z, dw, dz, da

    def one():
        a, w, z, _, _, _ = layers[0]
        np.matmul(a, w.T, out=z)

    def step():
        for a, w, z, _, _, _ in layers:
            np.matmul(a, w.T, out=z)
        for k in reversed(range(len(layers))):
            a, w, _, dw, dz, da = layers[k]
            np.matmul(dz.T, a, out=dw)
            if k:
                np.matmul(dz, w, out=da)
    return one, step


def torch_net(widths, hidden, *last):
    layers = []
    for i, o in zip(widths, widths[1:]):
        layers += [nn.Linear(i, o), hidden()]
    return nn.Sequential(*layers[:-1], *last)


def torch_xor():
    x, y = torch.tensor(XOR_X, dtype=torch.float32), torch.tensor(XOR_Y, dtype=torch.float32)
    net = torch_net([2, 8, 1], nn.Tanh, nn.Sigmoid())
    optimizer = torch.optim.SGD(net.parameters(), lr=0.5)

    def step():
        optimizer.zero_grad()
        F.binary_cross_entropy(net(x), y).backward()
        optimizer.step()
    return step, lambda: F.binary_cross_entropy(net(x), y).item()


def torch_epoch(widths, rows, batch):
    net = torch_net(widths, nn.ReLU)
    optimizer = torch.optim.Adam(net.parameters(), lr=1e-3)
    x, y = torch.rand(rows, widths[0]), torch.arange(rows) % widths[-1]

    def epoch():
        order = torch.randperm(rows)
        for k in range(0, rows, batch):
            chosen = order[k:k + batch]
            optimizer.zero_grad()
            F.cross_entropy(net(x[chosen]), y[chosen]).backward()
            optimizer.step()
        return rows
    return epoch


def torch_predict(widths, hidden, last):
    """To be called in inference mode."""
    net = torch_net(widths, nn.Tanh if hidden == "tanh" else nn.ReLU,
                    nn.Sigmoid() if last == "sigmoid" else nn.Softmax(1)).eval()
    x = torch.rand(1, widths[0])
    return lambda: net(x)


xor, epoch, predict = ((numpy_xor, numpy_epoch, numpy_predict) if PEER == "numpy"
                       else (torch_xor, torch_epoch, torch_predict))


def calls(predict):
    work = times(100, predict)
    return work if PEER == "numpy" else torch.inference_mode()(work)


def measure(case):
    if case == "xor":
        emit(case, times(100, xor()[0]), "steps/s")
    elif case == "small":
        emit(case, epoch([16, 64, 32, 3], 1_000, 32), "rows/s")
    elif case == "large":
        emit(case, epoch(LARGE, 5_120, ROWS), "rows/s")
    elif case == "predict-tiny":
        emit(case, calls(predict([4, 8, 1], "tanh", "sigmoid")), "µs")
    elif case == "predict-large":
        emit(case, calls(predict(LARGE, "relu", "softmax")), "µs")
    elif case == "product" and PEER == "numpy":
        emit(case, times(1, numpy_products()[0]), "µs")
    elif case == "products" and PEER == "numpy":
        emit(case, times(1, numpy_products()[1]), "µs")
    elif case == "cold":
        step, loss = xor()
        for _ in range(100):
            step()
        print("loss", loss())
    elif case == "version":
        print(version())
    else:
        sys.exit(f"{PEER} has no case {case}")


def version():
    if PEER == "torch":
        return f"PyTorch {torch.__version__}, Python {sys.version.split()[0]}"
    blas = np.show_config(mode="dicts")["Build Dependencies"]["blas"]
    return f"numpy {np.__version__} with {blas['name']} {blas['version']}, Python {sys.version.split()[0]}"


for c in CASES:
    measure(c)
