"""The models in plain PyTorch, as its users write them: modules, autograd, optim.Adam, data resident in memory, one thread.

Reads lines "seconds" and answers each with the images per second of processor time that training took, of elapsed time on a GPU.
Usage: pytorch.py MODEL [DEVICE]
"""
import itertools
import sys
import time

import torch
from torch import nn
from torch.nn import functional as F

torch.set_num_threads(1)
torch.manual_seed(0)
on_gpu = len(sys.argv) > 2
if on_gpu:
    torch.set_default_device(sys.argv[2])
now = time.perf_counter if on_gpu else time.thread_time
images = torch.rand(4000, 784)


def adam(parameters, rate=1e-3, beta1=0.9):
    return torch.optim.Adam(parameters, lr=rate, betas=(beta1, 0.999), eps=1e-7)


def minimizer(parameters, loss):
    optimizer = adam(parameters)

    def step(batch):
        optimizer.zero_grad(set_to_none=True)
        loss(batch).backward()
        optimizer.step()

    return step


def dense(*units, last):
    layers = []
    for size, following in itertools.pairwise(units):
        layers += [nn.Linear(size, following), nn.ReLU()]
    return nn.Sequential(*layers[:-1], last)


def vanilla():
    network = dense(784, 64, 784, last=nn.Sigmoid())
    return 256, minimizer(network.parameters(), lambda x: F.mse_loss(network(x), x))


def multilayer():
    network = dense(784, 128, 64, 128, 784, last=nn.Sigmoid())
    return 256, minimizer(network.parameters(), lambda x: F.mse_loss(network(x), x))


def sparse():
    encoder, decoder = dense(784, 64, last=nn.ReLU()), dense(64, 784, last=nn.Sigmoid())

    def loss(x):
        code = encoder(x)
        return F.mse_loss(decoder(code), x) + 1e-4 * code.abs().sum() / len(x)

    return 256, minimizer([*encoder.parameters(), *decoder.parameters()], loss)


def denoising():
    network = dense(784, 64, 784, last=nn.Sigmoid())
    return 256, minimizer(
        network.parameters(), lambda x: F.mse_loss(network((x + 0.3 * torch.randn_like(x)).clamp(0, 1)), x))


def contractive():
    encoder, bias = nn.Linear(784, 64), nn.Parameter(torch.zeros(784))

    def loss(x):
        code = torch.sigmoid(encoder(x))
        output = torch.sigmoid(F.linear(code, encoder.weight.t(), bias))
        jacobian = ((code * (1 - code)) ** 2 @ (encoder.weight ** 2).sum(1)).mean()
        return F.mse_loss(output, x) + 1e-4 * jacobian

    return 256, minimizer([*encoder.parameters(), bias], loss)


def convolutional():
    def layer(inputs, outputs, padding=1):
        return [nn.Conv2d(inputs, outputs, 3, padding=padding), nn.ReLU()]

    def pool():
        return nn.MaxPool2d(2, ceil_mode=True)

    def double():
        return nn.Upsample(scale_factor=2)

    network = nn.Sequential(
        *layer(1, 16), pool(), *layer(16, 8), pool(), *layer(8, 8), pool(),
        *layer(8, 8), double(), *layer(8, 8), double(), *layer(8, 16, padding=0), double(), nn.Conv2d(16, 1, 3, padding=1))
    return 128, minimizer(
        network.parameters(),
        lambda x: F.binary_cross_entropy_with_logits(network(x.view(-1, 1, 28, 28)), x.view(-1, 1, 28, 28)))


def vae():
    encoder, decoder = dense(784, 400, last=nn.ReLU()), dense(16, 400, 784, last=nn.Identity())
    mean, log_variance = nn.Linear(400, 16), nn.Linear(400, 16)

    def loss(x):
        hidden = encoder(x)
        m, v = mean(hidden), log_variance(hidden)
        output = decoder(m + torch.randn_like(m) * (v / 2).exp())
        divergence = -0.5 * (1 + v - m ** 2 - v.exp()).sum()
        return (F.binary_cross_entropy_with_logits(output, x, reduction="sum") + divergence) / len(x)

    parts = encoder, decoder, mean, log_variance
    return 256, minimizer([p for part in parts for p in part.parameters()], loss)


def adversaries(generator, discriminator):
    generating, telling = adam(generator.parameters(), 2e-4, 0.5), adam(discriminator.parameters(), 2e-4, 0.5)

    def step(batch):
        fake = generator(torch.randn(len(batch), 100))
        real = discriminator(batch * 2 - 1)
        made = discriminator(fake.detach())
        telling.zero_grad(set_to_none=True)
        loss = F.binary_cross_entropy_with_logits(real, torch.ones_like(real))
        ((loss + F.binary_cross_entropy_with_logits(made, torch.zeros_like(made))) / 2).backward()
        telling.step()
        generating.zero_grad(set_to_none=True)
        seen = discriminator(fake)
        F.binary_cross_entropy_with_logits(seen, torch.ones_like(seen)).backward()
        generating.step()

    return 64, step


def gan():
    def layer(inputs, outputs):
        return [nn.Linear(inputs, outputs), nn.BatchNorm1d(outputs), nn.LeakyReLU(0.2)]

    generator = nn.Sequential(
        nn.Linear(100, 128), nn.LeakyReLU(0.2), *layer(128, 256), *layer(256, 512), *layer(512, 1024),
        nn.Linear(1024, 784), nn.Tanh())
    discriminator = nn.Sequential(
        nn.Linear(784, 512), nn.LeakyReLU(0.2), nn.Linear(512, 256), nn.LeakyReLU(0.2), nn.Linear(256, 1))
    return adversaries(generator, discriminator)


def dcgan():
    width = 16
    generator = nn.Sequential(
        nn.Linear(100, 4 * width * 49), nn.Unflatten(1, (4 * width, 7, 7)), nn.BatchNorm2d(4 * width), nn.ReLU(),
        nn.ConvTranspose2d(4 * width, 2 * width, 4, 2, 1), nn.BatchNorm2d(2 * width), nn.ReLU(),
        nn.ConvTranspose2d(2 * width, 1, 4, 2, 1), nn.Flatten(), nn.Tanh())
    discriminator = nn.Sequential(
        nn.Unflatten(1, (1, 28, 28)), nn.Conv2d(1, width, 4, 2, 1), nn.LeakyReLU(0.2),
        nn.Conv2d(width, 2 * width, 4, 2, 1), nn.BatchNorm2d(2 * width), nn.LeakyReLU(0.2),
        nn.Flatten(), nn.Linear(2 * width * 49, 1))
    return adversaries(generator, discriminator)


MODELS = {model.__name__: model for model in (
    vanilla, multilayer, sparse, denoising, contractive, convolutional, vae, gan, dcgan)}


def main():
    size, step = MODELS[sys.argv[1]]()
    order = torch.randperm(len(images))[: 10 * size]
    print(torch.__version__, flush=True)
    for line in sys.stdin:
        seconds, start, steps = float(line), now(), 0
        while now() - start < seconds:
            for i in range(10):
                step(images[order[i * size:(i + 1) * size]])
                steps += 1
        if on_gpu:
            torch.cuda.synchronize(sys.argv[2])
        print(steps * size / (now() - start), flush=True)


main()
